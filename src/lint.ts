export type { Fixed } from './lint/apply-fixes.ts';
export { applyFixes } from './lint/apply-fixes.ts';
export type { Level, LintDiagnostic } from './lint/diagnostic.ts';
export type { FixedText } from './lint/fix-text.ts';
export { fixText } from './lint/fix-text.ts';
export type { Preset, RuleWish } from './lint/levels.ts';
export { presets } from './lint/levels.ts';
export type { LintedPolicy, LintOptions, LintResult } from './lint/lint.ts';
export { lint } from './lint/lint.ts';
export type {
  Edit,
  Finding,
  Fix,
  FixKind,
  Rule,
  RuleContext,
  RuleMeta,
  Surroundings,
  Visitor,
} from './lint/rule.ts';
export { defineRule } from './lint/rule.ts';
export { rules } from './lint/rules.ts';
export type { ExpectedFinding, RuleTestCase } from './lint/test-rule.ts';
export { testRule } from './lint/test-rule.ts';
export type {
  Place,
  WrittenClause,
  WrittenElement,
  WrittenPolicy,
  WrittenPrincipal,
  WrittenPrincipalEntry,
  WrittenStatement,
  WrittenText,
  WrittenValue,
} from './lint/written.ts';
