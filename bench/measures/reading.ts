import { engine, parser, prepare, readPolicy, readRequest } from '../engine.ts';
import { type Entry, interleave, sink, usualPace } from '../harness.ts';
import { managedPolicies } from '../workloads/role.ts';

/** What it costs to get from text to an answer. Nanoseconds for one policy, a figure a round. */
export interface ReadingResult {
  readonly policies: number;
  readonly characters: number;
  /** `JSON.parse` of the text. */
  readonly json: readonly number[];
  /** `parsePolicy` of the text, with positions. */
  readonly parse: readonly number[];
  /** `readPolicy` of parsed JSON. */
  readonly read: readonly number[];
  /** `prepare` of a policy that was read. */
  readonly prepare: readonly number[];
  /** `readPolicy`, `prepare` and one decision. */
  readonly answer: readonly number[];
}

/** W7: every policy that AWS manages, each alone. */
export async function measureReading(): Promise<ReadingResult> {
  const texts = managedPolicies().map((policy) => JSON.stringify(policy, null, 4));
  const values = texts.map((text): unknown => JSON.parse(text));
  const policies = values.map((value) => readPolicy(value, 'identity'));
  const request = readRequest({
    principal: 'arn:aws:iam::111122223333:user/alice',
    action: 's3:GetObject',
    resource: 'arn:aws:s3:::reports/2026/summary.csv',
  });
  const steps: readonly (() => number)[] = [
    () => texts.filter((text) => JSON.parse(text) !== null).length,
    () => texts.filter((text) => parser.parsePolicy(text).value).length,
    () => values.filter((value) => engine.readPolicy(value).value).length,
    () => policies.filter((policy) => prepare({ identity: [policy] })).length,
    () =>
      values.filter((value) => {
        const doors = prepare({ identity: [readPolicy(value, 'identity')] });
        return doors.isAllowed?.(request) ?? doors(request).decision === 'allowed';
      }).length,
  ];
  const times = await interleave(steps.map(entryOf), { ...usualPace, rounds: 9 });
  const each = times.map((list) => list.map((time) => Math.round(time / texts.length)));
  const [json = [], parse = [], read = [], prepared = [], answer = []] = each;
  return {
    policies: texts.length,
    characters: texts.reduce((sum, text) => sum + text.length, 0),
    json,
    parse,
    read,
    prepare: prepared,
    answer,
  };
}

function entryOf(step: () => number): Entry {
  const ask = () => {
    sink.allowed += step();
    return true;
  };
  return { prepared: { kind: 'synchronous', ask }, requests: 1 };
}
