import { createRequire } from 'node:module';
import type { Contender } from '../contender.ts';
import {
  listed,
  type PolicyDocument,
  type RequestDocument,
  statementsOf,
} from '../workloads/workload.ts';
import { versionOf } from './version.ts';

interface Engine {
  evaluate(request: unknown): boolean;
}

// The package is CommonJS without types.
const Pbac: new (policies: readonly unknown[], options: object) => Engine = createRequire(
  import.meta.url,
)('pbac');

/** It knows one kind of policy: layers are engines of their own, all of which must allow. */
export const pbac: Contender = {
  name: 'pbac',
  package: 'pbac',
  version: versionOf('pbac'),
  note: 'no resource policies; schema checks off',
  prepare: ({ policies, requests }) => {
    const { identity, permissionsBoundary, serviceControl = [] } = policies;
    const layers = [
      identity,
      ...serviceControl,
      ...(permissionsBoundary ? [[permissionsBoundary]] : []),
    ];
    const engines = layers.map((layer) => new Pbac(layer.map(asItLikes), unchecked));
    const asked = requests.map(requestOf);
    return {
      kind: 'synchronous',
      ask: (request) => engines.every((engine) => engine.evaluate(asked[request])),
    };
  },
};

const unchecked = { validateSchema: false, validatePolicies: false };

/** Lists where it wants lists. */
function asItLikes(document: PolicyDocument): unknown {
  return {
    ...document,
    Statement: statementsOf(document).map(({ Action, NotAction, Condition, ...rest }) => ({
      ...rest,
      ...(Action !== undefined && { Action: listed(Action) }),
      ...(NotAction !== undefined && { NotAction: listed(NotAction) }),
      ...(Condition && { Condition }),
    })),
  };
}

/** Context keys are read as paths: `aws:SourceIp` is `context.aws.SourceIp`. */
function requestOf({ action, resource, context = {} }: RequestDocument): unknown {
  const nested: Record<string, Record<string, unknown>> = {};
  for (const [key, value] of Object.entries(context)) {
    const colon = key.indexOf(':');
    const service = key.slice(0, colon);
    nested[service] = { ...nested[service], [key.slice(colon + 1)]: value };
  }
  return { action, resource, context: nested };
}
