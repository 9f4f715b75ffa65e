import { plainValue } from '../../../grammar/json/plain-value.ts';
import { readJson } from '../../../grammar/json/read-json.ts';
import { hasErrors } from '../../text/diagnostic.ts';
import type { SourceText } from '../../text/source.ts';
import type { LintDiagnostic } from '../diagnostic.ts';
import { fingerprint } from '../fingerprint.ts';
import type { LintedPolicy } from '../lint.ts';

/**
 * Findings that were there when a project began to lint: how many of each, by file, then by rule
 * and fingerprint. It gets smaller with time, never larger.
 */
export type Baseline = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** Reads a baseline; absent when the text is none. */
export function readBaseline(source: SourceText): Baseline | undefined {
  const { value: node, diagnostics } = readJson(source);
  const value = plainValue(node);
  if (hasErrors(diagnostics) || !isObject(value) || !isObject(value['findings'])) return undefined;
  return new Map(
    Object.entries(value['findings']).map(([path, counts]) => [
      path,
      new Map(
        Object.entries(isObject(counts) ? counts : {}).flatMap(([key, count]) =>
          typeof count === 'number' && count > 0 ? [[key, count] as const] : [],
        ),
      ),
    ]),
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What a baseline calls a finding. */
export function baselineKey(diagnostic: LintDiagnostic, policy: LintedPolicy): string {
  return `${diagnostic.rule} ${fingerprint(diagnostic, policy.node)}`;
}

export interface Based {
  readonly policies: readonly LintedPolicy[];
  readonly hidden: readonly {
    readonly policy: LintedPolicy;
    readonly diagnostic: LintDiagnostic;
  }[];
}

/** Takes away the findings of a file that its baseline has, each as often as it has it. */
export function withoutBaseline(
  policies: readonly LintedPolicy[],
  counts: ReadonlyMap<string, number>,
): Based {
  const left = new Map(counts);
  const hidden: { policy: LintedPolicy; diagnostic: LintDiagnostic }[] = [];
  const remaining = policies.map((policy) => {
    const diagnostics = policy.diagnostics.filter((diagnostic) => {
      const key = baselineKey(diagnostic, policy);
      const count = left.get(key) ?? 0;
      if (count === 0) return true;
      left.set(key, count - 1);
      hidden.push({ policy, diagnostic });
      return false;
    });
    return { ...policy, diagnostics };
  });
  return { policies: remaining, hidden };
}

/** The text of a baseline file, in the order of names. */
export function writeBaseline(baseline: Baseline): string {
  const findings = Object.fromEntries(
    sorted([...baseline].filter(([, counts]) => counts.size > 0)).map(([path, counts]) => [
      path,
      Object.fromEntries(sorted([...counts])),
    ]),
  );
  return `${JSON.stringify({ version: 1, findings }, null, 2)}\n`;
}

function sorted<T>(entries: readonly (readonly [string, T])[]): readonly (readonly [string, T])[] {
  return entries.toSorted(([a], [b]) => (a < b ? -1 : 1));
}
