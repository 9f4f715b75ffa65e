import type { FoundFile } from '../extract/policies/found-file.ts';
import type { Path } from '../policy/policy-faults.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import type { Level, LintDiagnostic } from './diagnostic.ts';
import type {
  Finding,
  LintedType,
  OptionValue,
  Rule,
  RuleContext,
  RuleMeta,
  Surroundings,
  Visitor,
} from './rule.ts';
import type { WrittenPolicy, WrittenStatement } from './written.ts';
import type { WrittenPool } from './written-pool.ts';

/** A rule that is on, as loud as wanted. */
export interface RuleInUse {
  readonly rule: Rule;
  readonly level: Exclude<Level, 'off'>;
  /** Where they differ from the rule's own. */
  readonly options: Readonly<Record<string, OptionValue>>;
}

/** A rule at work. All of them have the same shape, which is what makes asking them cheap. */
interface Watcher {
  readonly use: RuleInUse;
  readonly document: Visitor['document'];
  readonly together: Visitor['together'];
  readonly statement: Visitor['statement'];
  readonly action: Visitor['action'];
  readonly resource: Visitor['resource'];
  readonly principal: Visitor['principal'];
  readonly clause: Visitor['clause'];
}

type Report = (watcher: Watcher, findings: Iterable<Finding>) => void;

const nothing: readonly Finding[] = [];
const none = {};

/** Other policies of the one who has the document. */
export interface Companions {
  readonly together?: readonly WrittenPolicy[];
  readonly trust?: WrittenPolicy | undefined;
}

/**
 * What the rules say of one document, in source order. `together` is every policy of the document's
 * owner, of which this is one; rules over all of them speak with the first.
 */
export function runRules(
  policy: WrittenPolicy,
  uses: readonly RuleInUse[],
  surroundings: Surroundings,
  { together = [policy], trust }: Companions = {},
): readonly LintDiagnostic[] {
  const found: LintDiagnostic[] = [];
  const report: Report = ({ use }, findings) => {
    // Most find nothing: an empty list is known without walking through it.
    if (Array.isArray(findings) && findings.length === 0) return;
    for (const finding of findings) found.push(diagnosticOf(use, finding, policy));
  };
  const watchers = watchersOf(policy, uses, surroundings, { together, trust });
  for (const watcher of watchers) {
    report(watcher, watcher.document?.(policy) ?? nothing);
    if (together[0] === policy) report(watcher, watcher.together?.(together) ?? nothing);
  }
  const ofStatements = watchers.filter(watchesStatements);
  for (const statement of policy.statements) visitStatement(statement, ofStatements, report);
  return withoutRepeated(found, uses).toSorted(bySource);
}

function watchersOf(
  policy: WrittenPolicy,
  uses: readonly RuleInUse[],
  surroundings: Surroundings,
  companions: Companions,
): readonly Watcher[] {
  const watchers: Watcher[] = [];
  for (const use of uses) {
    const { rule } = use;
    if (!('check' in rule) || !rule.meta.appliesTo.includes(policy.type)) continue;
    const visitor = rule.check(contextOf(use, policy, surroundings, companions));
    const { document, together, statement, action, resource, principal, clause } = visitor;
    watchers.push({ use, document, together, statement, action, resource, principal, clause });
  }
  return watchers;
}

function watchesStatements({ statement, action, resource, principal, clause }: Watcher): boolean {
  return (statement ?? action ?? resource ?? principal ?? clause) !== undefined;
}

/** Without findings that another rule has in better words. */
function withoutRepeated(
  found: readonly LintDiagnostic[],
  uses: readonly RuleInUse[],
): readonly LintDiagnostic[] {
  if (found.length === 0) return found;
  const better = new Map(
    uses.flatMap(({ rule: { meta } }) =>
      meta.givesWayTo ? [[meta.id, meta.givesWayTo] as const] : [],
    ),
  );
  if (!found.some(({ rule }) => better.has(rule))) return found;
  const places = new Set(found.map(({ rule, path }) => placeKey(rule, path)));
  return found.filter(
    ({ rule, path }) => !better.get(rule)?.some((other) => places.has(placeKey(other, path))),
  );
}

function placeKey(rule: string, path: Path): string {
  return JSON.stringify([rule, ...path]);
}

/** What the rules say of a text that is no JSON: they see its faults, and no document. */
export function runSyntaxRules(
  faults: readonly Diagnostic[],
  policy: WrittenPolicy,
  uses: readonly RuleInUse[],
  surroundings: Surroundings,
): readonly LintDiagnostic[] {
  return uses.flatMap((use) => {
    const { rule } = use;
    if (!('check' in rule) || !rule.meta.appliesTo.includes(policy.type)) return [];
    const { syntax } = rule.check(contextOf(use, policy, surroundings, {}));
    const findings = syntax ? faults.flatMap((fault) => [...syntax(fault)]) : [];
    return findings.map((finding) => diagnosticOf(use, finding, policy));
  });
}

function contextOf(
  { rule, options }: RuleInUse,
  policy: WrittenPolicy,
  surroundings: Surroundings,
  { together = [policy], trust }: Companions,
): RuleContext {
  return {
    policy,
    surroundings,
    together,
    options: rule.meta.options ? { ...defaultOptions(rule.meta), ...options } : none,
    ...(trust && { trust }),
  };
}

/** What the rules say of an identity pool, in source order. */
export function runPoolRules(
  pool: WrittenPool,
  uses: readonly RuleInUse[],
  surroundings: Surroundings,
): readonly LintDiagnostic[] {
  const about = { type: 'identityPool', editable: false } as const;
  const found = uses.flatMap((use) => {
    const { rule } = use;
    if (!('checkPool' in rule)) return [];
    const options = { ...defaultOptions(rule.meta), ...use.options };
    const findings = [...rule.checkPool(pool, { options, surroundings })];
    return findings.map((finding) => diagnosticOf(use, finding, about));
  });
  return found.sort(bySource);
}

/** What the rules say of a file that holds policies, in source order. */
export function runFileRules(
  file: FoundFile,
  uses: readonly RuleInUse[],
  surroundings: Surroundings,
): readonly LintDiagnostic[] {
  const about = { type: 'file', editable: false } as const;
  const found = uses.flatMap((use) => {
    const { rule } = use;
    if (!('checkFile' in rule)) return [];
    const options = { ...defaultOptions(rule.meta), ...use.options };
    const findings = [...rule.checkFile(file, { options, surroundings })];
    return findings.map((finding) => diagnosticOf(use, finding, about));
  });
  return found.sort(bySource);
}

function defaultOptions(meta: RuleMeta): Readonly<Record<string, OptionValue>> {
  return Object.fromEntries((meta.options ?? []).map(({ name, default: value }) => [name, value]));
}

function visitStatement(
  statement: WrittenStatement,
  watchers: readonly Watcher[],
  report: Report,
): void {
  for (const watcher of watchers) {
    if (watcher.statement) report(watcher, watcher.statement(statement));
    visitEntries(statement, watcher, report);
    if (!watcher.clause) continue;
    for (const clause of statement.clauses) report(watcher, watcher.clause(clause, statement));
  }
}

function visitEntries(statement: WrittenStatement, watcher: Watcher, report: Report): void {
  const { action, resource, principal } = statement;
  if (watcher.action && action) {
    for (const entry of action.entries) report(watcher, watcher.action(entry, statement, action));
  }
  if (watcher.resource && resource) {
    for (const entry of resource.entries) {
      report(watcher, watcher.resource(entry, statement, resource));
    }
  }
  if (watcher.principal && principal) {
    for (const entry of principal.entries) report(watcher, watcher.principal(entry, statement));
  }
}

function diagnosticOf(
  { rule: { meta }, level }: RuleInUse,
  finding: Finding,
  policy: { readonly type: LintedType; readonly editable: boolean },
): LintDiagnostic {
  const { at, also = [], related = [], message, help = meta.help, fix } = finding;
  const fixes = fix !== undefined && policy.editable && fix.edits.length > 0;
  return {
    rule: meta.id,
    ...(meta.aws && { aws: meta.aws }),
    severity: level === meta.severity ? (finding.severity ?? level) : level,
    message,
    why: meta.why,
    help,
    policyType: policy.type,
    path: at.path,
    ...(at.span && { span: at.span }),
    also,
    related,
    ...(fixes && { fix }),
  };
}

function bySource(a: LintDiagnostic, b: LintDiagnostic): number {
  return (a.span?.start ?? 0) - (b.span?.start ?? 0);
}
