import { newEnforcer, newModelFromString } from 'casbin';
import type { Contender } from '../contender.ts';
import {
  listed,
  type RequestDocument,
  type StatementDocument,
  statementsOf,
  type Workload,
} from '../workloads/workload.ts';
import { versionOf } from './version.ts';

/**
 * It has neither wildcards in the middle nor variables: a matcher of ours is plugged in, with the
 * cheapest test first. Conditions but for `s3:prefix` and layers cannot be said.
 */
const model = `
[request_definition]
r = act, res, sub, prefix
[policy_definition]
p = act, res, prefix, eft
[policy_effect]
e = some(where (p.eft == allow)) && !some(where (p.eft == deny))
[matchers]
m = like(r.act, p.act, r.sub) && like(r.res, p.res, r.sub) && like(r.prefix, p.prefix, r.sub)
`;

export const casbin: Contender = {
  name: 'casbin enforceSync',
  package: 'casbin',
  version: versionOf('casbin'),
  note: 'wildcard matcher plugged in',
  prepare: async (workload) => {
    const rules = rulesOf(workload);
    if (!rules) return undefined;
    const enforcer = await newEnforcer(newModelFromString(model));
    await enforcer.addFunction('like', like);
    await enforcer.addPolicies(rules.map((rule) => [...rule]));
    const requests = workload.requests.map(argumentsOf);
    return {
      kind: 'synchronous',
      ask: (request) => enforcer.enforceSync(...(requests[request] ?? [])),
    };
  },
};

/** A rule for each action and resource; `undefined` when the policies cannot be said. */
function rulesOf({ policies }: Workload): readonly (readonly string[])[] | undefined {
  if (policies.serviceControl || policies.permissionsBoundary || policies.resource)
    return undefined;
  const rules = new Map<string, readonly string[]>();
  for (const statement of policies.identity.flatMap(statementsOf)) {
    const prefix = prefixOf(statement);
    if (prefix === undefined) return undefined;
    for (const action of listed(statement.Action ?? [])) {
      for (const resource of listed(statement.Resource ?? [])) {
        const rule = [action, resource, prefix, statement.Effect.toLowerCase()];
        rules.set(rule.join('\n'), rule);
      }
    }
  }
  return [...rules.values()];
}

/** What the statement asks of `s3:prefix`; `undefined` when it asks for something else. */
function prefixOf({ Condition = {} }: StatementDocument): string | undefined {
  const [operator, ...others] = Object.keys(Condition);
  if (operator === undefined) return '*';
  const prefix = Condition[operator]?.['s3:prefix'];
  return others.length === 0 && typeof prefix === 'string' ? prefix : undefined;
}

function argumentsOf({ action, resource, context = {} }: RequestDocument): readonly unknown[] {
  return [
    action,
    resource,
    context['cognito-identity.amazonaws.com:sub'] ?? '',
    context['s3:prefix'] ?? '',
  ];
}

const variable = '${cognito-identity.amazonaws.com:sub}';

function like(text: string, pattern: string, sub: string): boolean {
  if (pattern === '*' || text === pattern) return true;
  return matches(text, pattern.includes(variable) ? pattern.replace(variable, sub) : pattern);
}

/** `*` and `?`, going back to the last star only. */
function matches(text: string, pattern: string): boolean {
  let at = 0;
  let star = -1;
  let resume = 0;
  let p = 0;
  while (at < text.length) {
    if (pattern[p] === '*') {
      star = p++;
      resume = at;
    } else if (pattern[p] === '?' || pattern[p] === text[at]) {
      p++;
      at++;
    } else if (star < 0) {
      return false;
    } else {
      p = star + 1;
      at = ++resume;
    }
  }
  while (pattern[p] === '*') p++;
  return p === pattern.length;
}
