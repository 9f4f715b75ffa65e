import { readJson } from '../../grammar/json/read-json.ts';
import type { FoundPolicy } from '../../src/extract/policies/found-policy.ts';
import { applyFixes } from '../../src/lint/apply-fixes.ts';
import type { LintDiagnostic } from '../../src/lint/diagnostic.ts';
import type { RuleWish } from '../../src/lint/levels.ts';
import { lint, lintFound } from '../../src/lint/lint.ts';
import type { LintedType, OptionValue, Surroundings } from '../../src/lint/rule.ts';
import { rules } from '../../src/lint/rules.ts';
import { hasErrors } from '../../src/text/diagnostic.ts';
import { sourceText } from '../../src/text/source.ts';

/** A file of `corpus/lint`: the cases of one rule. */
export interface RuleCases {
  readonly rule: string;
  readonly cases: readonly RuleCase[];
}

export interface RuleCase {
  readonly title: string;
  /** Rows and sections of the catalogue that it comes from. */
  readonly clause: readonly string[];
  /** The rule's first type by default; `all` for every one of the rule's. */
  readonly types?: readonly LintedType[] | 'all';
  readonly resourceType?: string;
  /** A document, or the statement or list of statements of one of version 2012-10-17. */
  readonly policy?: unknown;
  /** Instead of `policy`: JSON text with its blanks, duplicate keys and numbers. */
  readonly text?: string;
  /** The trust policy of the role that the policy is of. */
  readonly trust?: unknown;
  /** Further policies of the same principal. */
  readonly together?: readonly unknown[];
  readonly options?: Readonly<Record<string, OptionValue>>;
  readonly surroundings?: Partial<Surroundings>;
  /** Every finding of the rule, in source order. */
  readonly expect: readonly ExpectedFinding[];
  /** The document after all fixes of the rule, in the form of `policy` or `text`. */
  readonly fixed?: unknown;
}

interface ExpectedFinding {
  /** `Statement[0].Resource[1]`. */
  readonly at: string;
  readonly message?: string;
  readonly help?: string;
  readonly severity?: string;
  readonly fix?: string;
  readonly also?: readonly string[];
}

/** The text that a case lints. */
export function textOf(policy: unknown): string {
  if (typeof policy === 'string') return policy;
  const whole =
    typeof policy === 'object' && policy !== null && !Array.isArray(policy)
      ? 'Statement' in policy || 'Version' in policy || !('Effect' in policy || 'Action' in policy)
      : false;
  return JSON.stringify(whole ? policy : { Version: '2012-10-17', Statement: policy }, null, 2);
}

/** The text of an example: JSON, or what is no JSON and stays as it is. */
export function exampleText(policy: string): string {
  return hasErrors(readJson(sourceText('policy.json', policy)).diagnostics)
    ? policy
    : textOf(JSON.parse(policy));
}

/** What one rule says of a text that is a policy of that type. */
export function lintWith(
  rule: string,
  text: string,
  type: LintedType,
  given: Partial<RuleCase> = {},
): readonly LintDiagnostic[] {
  if (type === 'identityPool' || type === 'file') return lintPool(rule, text, given);
  const { resourceType, together = [], trust, options = {}, surroundings = {} } = given;
  const texts = [text, ...together.map(textOf)];
  const source = sourceText('policy.json', text);
  const read = texts.map((one) => readJson(sourceText('policy.json', one)));
  const faults = read.flatMap(({ diagnostics }) => diagnostics);
  if (rule !== 'json-syntax-error' && hasErrors(faults)) {
    throw new Error('the text of the case is not JSON');
  }
  const role = trust === undefined ? undefined : readJson(sourceText('trust', textOf(trust))).value;
  const owned = together.length > 0 || role !== undefined;
  const found = read.flatMap(({ value: node }): readonly FoundPolicy[] => {
    if (node === undefined || hasErrors(faults)) return [];
    return [
      {
        node,
        path: [],
        type,
        editable: true,
        ...(owned && { owner: 'one' }),
        ...(resourceType !== undefined && { resourceType }),
      },
    ];
  });
  const trusts: readonly FoundPolicy[] = role
    ? [{ node: role, path: [], type: 'trust', editable: false, owner: 'one' }]
    : [];
  const wishes = onlyRule(rule, options);
  const { policies } = lintFound(
    source,
    { policies: [...found, ...trusts], diagnostics: faults },
    {
      type,
      presets: [],
      rules: wishes,
      surroundings,
    },
  );
  return policies.flatMap(({ diagnostics }) => diagnostics).filter((one) => one.rule === rule);
}

/** Every rule off but one. */
function onlyRule(
  rule: string,
  options: Readonly<Record<string, OptionValue>>,
): Readonly<Record<string, RuleWish>> {
  const others = Object.fromEntries(rules.map(({ meta }) => [meta.id, { level: 'off' as const }]));
  const wanted = rules.find(({ meta }) => meta.id === rule);
  if (!wanted) throw new Error(`there is no rule ${rule}`);
  return { ...others, [rule]: { level: wanted.meta.severity, options } };
}

/** What a rule about identity pools or files says of a file. */
function lintPool(
  rule: string,
  text: string,
  { options = {}, surroundings = {} }: Partial<RuleCase>,
): readonly LintDiagnostic[] {
  const { policies, diagnostics } = lint(
    { path: 'pool', text },
    { presets: [], rules: onlyRule(rule, options), surroundings },
  );
  if (hasErrors(diagnostics)) throw new Error(`the pool is refused: ${diagnostics[0]?.message}`);
  return policies.flatMap((policy) => policy.diagnostics).filter((one) => one.rule === rule);
}

/** The text after every fix of a rule, round after round. */
export function fixedText(rule: string, text: string, type: LintedType, given: Partial<RuleCase>) {
  let now = text;
  for (let round = 0; round < 10; round += 1) {
    const { text: next, applied } = applyFixes(now, lintWith(rule, now, type, given), [
      'safe',
      'unsafe',
      'suggestion',
    ]);
    if (applied.length === 0) break;
    now = next;
  }
  return now;
}

export function pathText(path: readonly (string | number)[]): string {
  return path
    .map((step, index) => (typeof step === 'number' ? `[${step}]` : index ? `.${step}` : step))
    .join('');
}
