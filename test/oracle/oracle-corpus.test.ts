import { describe, expect, test } from 'vitest';
import type { EvaluationOptions } from '../../src/evaluate/options.ts';
import { now } from '../support/alphabets.ts';
import { type CorpusCase, type Expected, readCorpus } from '../support/corpus-case.ts';
import { oracle } from './oracle.ts';
import {
  listOf,
  type NamedDocument,
  named,
  type RequestDocument,
  type Scenario,
  type ScenarioPolicies,
} from './scenario.ts';

/** One question of a corpus case, as the reference evaluator takes it. */
interface Row {
  readonly name: string;
  readonly scenario: Scenario;
  readonly options: EvaluationOptions;
  readonly expected: Expected;
}

const rows = readCorpus()
  .flatMap((file) => file.cases)
  .filter(({ policies }) => !JSON.stringify(policies ?? {}).includes('"text":'))
  .flatMap(rowsOf)
  .filter(({ expected, options }) => {
    const twoValued = expected.expect !== 'unknown' && expected.expect !== 'error';
    return twoValued && options.unspecifiedKeys !== 'unknown';
  });

function rowsOf(testCase: CorpusCase): readonly Row[] {
  const { id, title, requests, request, policies = {}, options = {} } = testCase;
  return (requests ?? [request]).map((asked, index) => ({
    name: `${id}.${index}: ${title}`,
    // The corpus is checked against its schema; a case that cannot be read expects `error`.
    scenario: { policies, request: asked as unknown as RequestDocument },
    options: { now, ...options },
    expected: { ...testCase, ...asked },
  }));
}

describe('the reference evaluator agrees with the corpus', () => {
  test('which has every row that expects a two-valued verdict', () => {
    expect(rows.length).toBeGreaterThan(200);
  });

  test.each(rows)('$name', ({ scenario, options, expected }) => {
    const { decision, statements } = oracle(scenario, options);
    expect(decision).toBe(expected.expect);
    if (expected.by) {
      expect([...statements].map((id) => nameOf(id, scenario)).sort()).toEqual(
        [...expected.by].sort(),
      );
    }
  });
});

/** The corpus names a statement by its Sid where it has one. */
function nameOf(id: string, { policies }: Scenario): string {
  const [name = '', index = ''] = id.split('#');
  const document = documentsOf(policies).find((candidate) => candidate.name === name);
  const statement = document && listOf(document.policy.Statement)[Number(index)];
  return `${name}#${statement?.Sid ?? index}`;
}

function documentsOf(policies: ScenarioPolicies): readonly NamedDocument[] {
  const { serviceControl = [], resourceControl = [], resource, ...rest } = policies;
  return [
    ...serviceControl.flatMap((level, index) => named(level, `serviceControl[${index}]`)),
    ...resourceControl.flatMap((level, index) => named(level, `resourceControl[${index}]`)),
    ...named(resource ?? [], 'resource'),
    ...Object.entries(rest).flatMap(([slot, documents]) => named(documents, slot)),
  ];
}
