import { readJson } from '../../grammar/json/read-json.ts';
import { findPolicies } from '../extract/policies/find-policies.ts';
import type { PolicyType } from '../policy/policy.ts';
import { hasErrors } from '../text/diagnostic.ts';
import { sourceText } from '../text/source.ts';
import { applyFixes } from './apply-fixes.ts';
import type { LintDiagnostic } from './diagnostic.ts';
import { exampleDocument } from './example-document.ts';
import { fixText } from './fix-text.ts';
import { lintFound } from './lint.ts';
import type { LintedType, OptionValue, Rule, Surroundings } from './rule.ts';

/** A policy, and what a rule must say of it. */
export interface RuleTestCase {
  readonly title: string;
  /** JSON text: a document, a statement, or a list of statements. */
  readonly policy: string;
  /** The rule's first type by default. */
  readonly type?: LintedType;
  readonly resourceType?: string;
  readonly options?: Readonly<Record<string, OptionValue>>;
  readonly surroundings?: Partial<Surroundings>;
  /** Every finding, in source order; none: the policy is clean. */
  readonly expect: readonly ExpectedFinding[];
  /** The text after all fixes; needed when there is one. */
  readonly fixed?: string;
}

/** What a finding must be: where it begins in the text, its message, or both. */
export interface ExpectedFinding {
  /** The text that the finding's place covers: `"s3:*"`. */
  readonly at?: string;
  readonly message?: string;
}

/**
 * What is wrong with a rule, by its cases; nothing when all is well. Strict: two cases must differ,
 * a rule needs one that it finds and one that it does not, each finding needs its place or its
 * message, a fix its outcome, and no fix may make a text that cannot be read.
 */
export function testRule(rule: Rule, cases: readonly RuleTestCase[]): readonly string[] {
  return [...wrongWithCases(cases), ...cases.flatMap((one) => wrongWith(rule, one))];
}

function wrongWithCases(cases: readonly RuleTestCase[]): readonly string[] {
  const titles = cases.map(({ title }) => title);
  const inputs = cases.map(({ title: _title, expect: _expect, ...input }) => JSON.stringify(input));
  return [
    ...repeated(titles).map((index) => `\`${titles[index]}\`: two cases have this title`),
    ...repeated(inputs).map((index) => `\`${titles[index]}\`: an earlier case is the same`),
    ...(cases.some(({ expect }) => expect.length > 0) ? [] : ['no case has a finding']),
    ...(cases.some(({ expect }) => expect.length === 0) ? [] : ['no case is clean']),
  ];
}

/** Where something stands that has stood before. */
function repeated(texts: readonly string[]): readonly number[] {
  const seen = new Set<string>();
  return texts.flatMap((text, index) => {
    if (seen.has(text)) return [index];
    seen.add(text);
    return [];
  });
}

function wrongWith(rule: Rule, one: RuleTestCase): readonly string[] {
  const text = exampleDocument(one.policy);
  const found = findingsIn(rule, one, text);
  if (!found) return [`\`${one.title}\`: the policy is not JSON`];
  return [...wrongFindings(found, one, text), ...wrongFixes(rule, found, one, text)].map(
    (problem) => `\`${one.title}\`: ${problem}`,
  );
}

function wrongFindings(
  found: readonly LintDiagnostic[],
  { expect }: RuleTestCase,
  text: string,
): readonly string[] {
  if (found.length !== expect.length) {
    const told = found.map(({ message }) => message).join('; ') || 'nothing';
    return [`${expect.length} findings are expected, there are ${found.length}: ${told}`];
  }
  return expect.flatMap(({ at, message }, index) => {
    const finding = found[index];
    const covered = finding?.span && text.slice(finding.span.start, finding.span.end);
    if (at === undefined && message === undefined) {
      return [`finding ${index} needs \`at\` or \`message\``];
    }
    return [
      ...(at !== undefined && at !== covered
        ? [`finding ${index} is at ${covered ?? 'no place'}, not at ${at}`]
        : []),
      ...(message !== undefined && message !== finding?.message
        ? [`finding ${index} says: ${finding?.message ?? 'nothing'}`]
        : []),
    ];
  });
}

const everyKind = ['safe', 'unsafe', 'suggestion'] as const;

function wrongFixes(
  rule: Rule,
  found: readonly LintDiagnostic[],
  one: RuleTestCase,
  text: string,
): readonly string[] {
  const fixes = found.flatMap(({ fix }) => fix ?? []);
  if (fixes.length === 0) {
    return one.fixed === undefined ? [] : ['there is no fix, but `fixed` is given'];
  }
  const broken = found.some((finding) => !readable(applyFixes(text, [finding], everyKind).text));
  if (broken) return ['a fix makes a text that cannot be read'];
  if (one.fixed === undefined) return ['there is a fix: say in `fixed` what comes of it'];
  const after = fixText(text, everyKind, (now) => findingsIn(rule, one, now)).text;
  return after === exampleDocument(one.fixed) ? [] : [`the fixes make: ${after}`];
}

function readable(text: string): boolean {
  return !hasErrors(read(text).diagnostics);
}

function read(text: string) {
  return readJson(sourceText('policy.json', text));
}

/** What the rule alone says of a text; nothing when that is no JSON. */
function findingsIn(
  rule: Rule,
  {
    type = rule.meta.appliesTo[0] ?? 'identity',
    resourceType,
    options,
    surroundings,
  }: RuleTestCase,
  text: string,
): readonly LintDiagnostic[] | undefined {
  const { value: node, diagnostics } = read(text);
  if (node === undefined || hasErrors(diagnostics)) return undefined;
  const source = sourceText('policy.json', text);
  const policy = (known: PolicyType) => ({
    node,
    path: [],
    type: known,
    editable: true,
    ...(resourceType && { resourceType }),
  });
  const found =
    type === 'identityPool' || type === 'file'
      ? findPolicies(source, {})
      : { policies: [policy(type)], diagnostics: [] };
  const { policies } = lintFound(source, found, {
    presets: [],
    rules: { [rule.meta.id]: { level: rule.meta.severity, ...(options && { options }) } },
    extraRules: [rule],
    ...(surroundings && { surroundings }),
  });
  return policies.flatMap((policy) =>
    policy.diagnostics.filter((diagnostic) => diagnostic.rule === rule.meta.id),
  );
}
