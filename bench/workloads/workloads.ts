import { cognito } from './cognito.ts';
import { conditions } from './conditions.ts';
import { role } from './role.ts';
import { statements } from './statements.ts';
import { asParsed, type Workload } from './workload.ts';

/** The workloads that contenders answer one request at a time, by the names of the goals. */
const timed: Readonly<Record<string, () => Workload>> = {
  W1: cognito,
  W2: role,
  'W3-100': () => statements(100),
  'W3-1000': () => statements(1_000),
  'W3-10000': () => statements(10_000),
  'W3-100000': () => statements(100_000),
  'W3-1000000': () => statements(1_000_000),
  W4: conditions,
};

/** One of them, with strings as they come out of files. */
export function workloadOf(id: string): Workload {
  const make = timed[id];
  if (!make) throw new Error(`there is no workload \`${id}\``);
  return asParsed(make());
}
