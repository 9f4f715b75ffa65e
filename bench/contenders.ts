import type { Contender, Synchronous } from './contender.ts';
import { engineVersion, prepare, readPolicies, readRequest } from './engine.ts';
import type { Workload } from './workloads/workload.ts';

type Ask = Synchronous['ask'];

/** Ours are ready at once, and take every workload. */
export interface OwnContender extends Contender {
  readonly prepare: (workload: Workload) => Synchronous;
}

const name = 'iam-verdict';

/** The cheapest door there is: what a service asks a million times. */
export const decide = contender('decide', 'the decision alone', ({ policies, requests }) => {
  const doors = prepare(readPolicies(policies));
  const read = requests.map(readRequest);
  const { isAllowed } = doors;
  if (isAllowed) return asking(read, isAllowed);
  return asking(read, (request) => doors(request).decision === 'allowed');
});

export const evaluate = contender(
  'evaluate',
  'with the statements that decided',
  ({ policies, requests }) => {
    const doors = prepare(readPolicies(policies));
    return asking(requests.map(readRequest), (request) => doors(request).decision === 'allowed');
  },
);

export const explain = contender(
  'explain',
  'with what every statement said and why',
  ({ policies, requests }) => {
    const { explain } = prepare(readPolicies(policies));
    return asking(
      requests.map(readRequest),
      (request) => explain(request).evaluation.decision === 'allowed',
    );
  },
);

/** Nothing is kept: policies and request are read anew for every answer. */
export const afresh = contender('afresh', 'reads all JSON anew', ({ policies, requests }) =>
  asking(
    requests,
    (request) => prepare(readPolicies(policies))(readRequest(request)).decision === 'allowed',
  ),
);

function contender(door: string, note: string, make: (workload: Workload) => Ask): OwnContender {
  return {
    name: `${name} ${door}`,
    package: name,
    version: engineVersion,
    note,
    prepare: (workload) => ({ kind: 'synchronous', ask: make(workload) }),
  };
}

function asking<T>(requests: readonly T[], isAllowed: (request: T) => boolean): Ask {
  return (number) => {
    const request = requests[number];
    return request !== undefined && isAllowed(request);
  };
}
