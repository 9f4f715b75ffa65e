import {
  createValidatedPolicy,
  validateIdentityPolicy,
  validateResourcePolicy,
  validateServiceControlPolicy,
} from '@cloud-copilot/iam-policy';
import { runSimulation, runUnsafeSimulation, type Simulation } from '@cloud-copilot/iam-simulate';
import type { Contender } from '../contender.ts';
import type { PolicyDocument, RequestDocument, Workload } from '../workloads/workload.ts';
import { versionOf } from './version.ts';

const from = '@cloud-copilot/iam-simulate';
const version = versionOf(from);

/** Its fastest API, which leaves validation out. It reads the policies on each call. */
export const unsafe: Contender = {
  name: 'iam-simulate runUnsafeSimulation',
  package: from,
  version,
  note: 'explains as well',
  prepare: (workload) => {
    const simulations = simulationsOf(workload, asTheyAre);
    return {
      kind: 'synchronous',
      ask: (request) => {
        const simulation = simulations[request];
        return simulation !== undefined && runUnsafeSimulation(simulation, {}) === 'Allowed';
      },
    };
  },
};

/** Its usual API, with policies that were validated before. */
export const validated: Contender = {
  name: 'iam-simulate runSimulation',
  package: from,
  version,
  note: 'explains as well; policies validated outside the timer',
  prepare: (workload) => {
    const simulations = simulationsOf(workload, validatedOnce);
    return {
      kind: 'asynchronous',
      ask: async (request) => {
        const simulation = simulations[request];
        if (simulation === undefined) return false;
        const found = await runSimulation(simulation, {});
        return found.resultType !== 'error' && found.overallResult === 'Allowed';
      },
    };
  },
};

/** How the two APIs want policies. */
interface Forms {
  readonly identity: (document: PolicyDocument, name: string) => unknown;
  readonly serviceControl: (document: PolicyDocument, name: string) => unknown;
  readonly resource: (document: PolicyDocument) => unknown;
}

// A resource policy without metadata makes `runUnsafeSimulation` throw.
const resource = (document: PolicyDocument) =>
  createValidatedPolicy(document, validateResourcePolicy, { name: 'resource' });

const asTheyAre: Forms = {
  identity: (document) => document,
  serviceControl: (document) => document,
  resource,
};

const validatedOnce: Forms = {
  identity: (document, name) => createValidatedPolicy(document, validateIdentityPolicy, { name }),
  serviceControl: (document, name) =>
    createValidatedPolicy(document, validateServiceControlPolicy, { name }),
  resource,
};

function simulationsOf({ policies, requests }: Workload, forms: Forms): readonly Simulation[] {
  const { permissionsBoundary, serviceControl = [] } = policies;
  const identityPolicies = policies.identity.map((document, index) => {
    const name = `identity-${index}`;
    return { name, policy: forms.identity(document, name) };
  });
  const serviceControlPolicies = serviceControl.map((level, index) => ({
    orgIdentifier: `level-${index}`,
    policies: level.map((document, at) => {
      const name = `scp-${index}-${at}`;
      return { name, policy: forms.serviceControl(document, name) };
    }),
  }));
  const resourcePolicy = policies.resource && forms.resource(policies.resource);
  const permissionBoundaryPolicies = permissionsBoundary && [
    { name: 'boundary', policy: forms.identity(permissionsBoundary, 'boundary') },
  ];
  return requests.map((request) => ({
    request: requestOf(request),
    identityPolicies,
    serviceControlPolicies,
    resourceControlPolicies: [],
    ...(resourcePolicy !== undefined && { resourcePolicy }),
    ...(permissionBoundaryPolicies && { permissionBoundaryPolicies }),
  }));
}

function requestOf({ principal, action, resource: asked, context = {} }: RequestDocument) {
  const contextVariables: Record<string, string | string[]> = {};
  for (const [key, value] of Object.entries(context)) {
    contextVariables[key] = typeof value === 'string' ? value : [...value];
  }
  return {
    principal: typeof principal === 'string' ? principal : principal.arn,
    action,
    resource: { resource: asked, accountId: '111122223333' },
    contextVariables,
  };
}
