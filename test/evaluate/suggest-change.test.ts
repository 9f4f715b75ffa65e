import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { nodeFromValue } from '../../grammar/json/from-value.ts';
import { type Change, withChange } from '../../src/evaluate/change.ts';
import { evaluate } from '../../src/evaluate/evaluate.ts';
import type { EvaluationOptions } from '../../src/evaluate/options.ts';
import { suggestChange } from '../../src/evaluate/suggest-change.ts';
import { readScenario } from '../../src/scenario/read-scenario.ts';

interface SuggestionCase {
  readonly id: string;
  readonly title: string;
  readonly policies: unknown;
  readonly request: unknown;
  readonly options?: EvaluationOptions;
  readonly changes: readonly string[] | null;
}

const { cases }: { readonly cases: readonly SuggestionCase[] } = JSON.parse(
  readFileSync('corpus/suggest/changes.json', 'utf8'),
);

/** One line a change, as the cases write them. */
function lineOf(change: Change): string {
  if (change.kind === 'addStatement') {
    const { place, grant } = change;
    const level = place.level === undefined ? [] : [`level ${place.level}`];
    const resource = grant.resource === undefined ? [] : [`on ${grant.resource}`];
    const { principal } = grant;
    const who =
      principal === undefined
        ? []
        : [`for ${principal === '*' ? '*' : `${principal.kind} ${principal.text}`}`];
    return [
      change.kind,
      place.policyType,
      place.policy ?? '-',
      ...level,
      grant.action,
      ...resource,
      ...(place.policyType === 'vpcEndpoint' ? [] : who),
    ].join(' ');
  }
  const { policyType, policy, statement } = change.statement;
  const value = change.kind === 'removeStatement' ? [] : [change.value];
  return [change.kind, policyType, `${policy}#${statement}`, ...value].join(' ');
}

describe('the smallest change that would allow a request', () => {
  test.each(cases)('$id: $title', ({ policies, request, options, changes }) => {
    const scenario = readScenario(nodeFromValue({ policies, request })).value;
    const subject = scenario?.questions[0]?.subject;
    if (!subject) throw new Error('the case is no scenario');
    const suggested = suggestChange(subject.request, subject.policies, options);
    expect(suggested?.map(lineOf) ?? null).toEqual(changes);
    const changed = (suggested ?? []).reduce(withChange, subject.policies);
    const { decision } = evaluate(subject.request, changed, options);
    if (suggested !== undefined) expect(decision).toBe('allowed');
  });
});
