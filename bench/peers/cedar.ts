import {
  type CedarValueJson,
  isAuthorized,
  preparsePolicySet,
  statefulIsAuthorized,
} from '@cedar-policy/cedar-wasm/nodejs';
import type { Contender } from '../contender.ts';
import {
  listed,
  type PolicyDocument,
  type RequestDocument,
  type Workload,
} from '../workloads/workload.ts';
import { cedarPolicies } from './cedar-policies.ts';
import { versionOf } from './version.ts';

const from = '@cedar-policy/cedar-wasm';

/** Its stateful API: policies stay parsed inside. */
export const cedar: Contender = {
  name: 'cedar-wasm statefulIsAuthorized',
  package: from,
  version: versionOf(from),
  note: 'policies translated, actions resolved ahead',
  prepare: (workload) => {
    const sets = layersOf(workload).map((text, index) => preparsed(`layer-${index}`, text));
    const calls = workload.requests.map(callOf);
    return {
      kind: 'synchronous',
      ask: (request) => {
        const call = calls[request];
        return (
          call !== undefined &&
          sets.every((preparsedPolicySetId) => {
            const answer = statefulIsAuthorized({ ...call, preparsedPolicySetId });
            return answer.type === 'success' && answer.response.decision === 'allow';
          })
        );
      },
    };
  },
};

/** The API without state: the text is parsed on each call. */
export const cedarAfresh: Contender = {
  name: 'cedar-wasm isAuthorized',
  package: from,
  version: versionOf(from),
  note: 'policies translated, actions resolved ahead; parses the text on each call',
  prepare: (workload) => {
    const layers = layersOf(workload);
    const calls = workload.requests.map(callOf);
    return {
      kind: 'synchronous',
      ask: (request) => {
        const call = calls[request];
        return (
          call !== undefined &&
          layers.every((staticPolicies) => {
            const answer = isAuthorized({ ...call, policies: { staticPolicies } });
            return answer.type === 'success' && answer.response.decision === 'allow';
          })
        );
      },
    };
  },
};

function preparsed(id: string, staticPolicies: string): string {
  const answer = preparsePolicySet(id, { staticPolicies });
  if (answer.type === 'failure')
    throw new Error(answer.errors.map(({ message }) => message).join());
  return id;
}

/** Every layer must allow; what a resource policy denies is denied in the first. */
function layersOf({ policies, requests }: Workload): readonly string[] {
  const actions = [...new Set(requests.map(({ action }) => action))];
  const { identity, resource, permissionsBoundary, serviceControl = [] } = policies;
  const layers: readonly (readonly PolicyDocument[])[] = [
    resource ? [...identity, resource] : identity,
    ...(permissionsBoundary ? [[permissionsBoundary]] : []),
    ...serviceControl,
  ];
  return layers.map((layer) => cedarPolicies(layer, actions));
}

function callOf({ principal, action, resource, context = {} }: RequestDocument) {
  const values: Record<string, CedarValueJson> = {
    arn: resource,
    role: typeof principal === 'string' ? principal : (principal.roleArn ?? ''),
    folder: folderOf(resource, context['s3:prefix']),
  };
  for (const [key, value] of Object.entries(context)) values[key] = cedarValue(key, value);
  return {
    principal: { type: 'Principal', id: 'caller' },
    action: { type: 'Action', id: action },
    resource: { type: 'Resource', id: resource },
    context: values,
    entities: [],
  };
}

/** Cedar compares no parts of texts with variables: the caller cuts the folder out. */
function folderOf(resource: string, prefix: string | readonly string[] | undefined): string {
  const path = typeof prefix === 'string' ? prefix : resource.slice(resource.indexOf('/') + 1);
  return path.slice(0, Math.max(0, path.indexOf('/')));
}

/** Cedar's values have types that IAM's operators bring along. */
function cedarValue(key: string, value: string | readonly string[]): CedarValueJson {
  if (typeof value !== 'string') return [...listed(value)];
  if (/SourceIp$/i.test(key)) return { __extn: { fn: 'ip', arg: value } };
  if (/Time$/.test(key)) return { __extn: { fn: 'datetime', arg: value } };
  if (value === 'true' || value === 'false') return value === 'true';
  if (key.endsWith('encryption')) return value.toLowerCase();
  return /^\d+$/.test(value) ? Number(value) : value;
}
