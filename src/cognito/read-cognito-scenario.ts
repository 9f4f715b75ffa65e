import { nodeFromValue } from '../../grammar/json/from-value.ts';
import type { JsonNode } from '../../grammar/json/tree.ts';
import type { Policy, PolicyType } from '../policy/policy.ts';
import { readPolicyNode } from '../policy/read-policy.ts';
import { hasErrors, type Parsed } from '../text/diagnostic.ts';
import type { SourceText } from '../text/source.ts';
import { type Reporting, startReporting } from './cognito-faults.ts';
import type { CognitoScenario, RoleDescription, SessionRequest } from './cognito-scenario.ts';
import { readIdentityPool } from './read-identity-pool.ts';
import { readLogin } from './read-login.ts';
import {
  type Fields,
  type Place,
  readEntries,
  readFields,
  readItems,
  readText,
  required,
} from './read-place.ts';
import { isRoleArn } from './read-role-arn.ts';
import { readUserPools } from './read-user-pools.ts';

export interface ReadCognitoScenarioOptions {
  /** The text that the node's spans point into. */
  readonly source?: SourceText;
}

/** Reads a Cognito scenario that has been parsed already. */
export function readCognitoScenario(json: unknown): Parsed<CognitoScenario> {
  return readCognitoScenarioNode(nodeFromValue(json));
}

const scenarioMembers = [
  '$schema',
  'id',
  'identityPool',
  'roles',
  'userPools',
  'login',
  'resourcePolicies',
  'request',
] as const;

type ScenarioFields = Fields<(typeof scenarioMembers)[number]>;

/** The same for a JSON tree. What AWS would refuse to save leaves nothing to answer (ruling 15). */
export function readCognitoScenarioNode(
  node: JsonNode,
  options: ReadCognitoScenarioOptions = {},
): Parsed<CognitoScenario> {
  const reporting = startReporting();
  const { diagnostics, report } = reporting;
  const fields = readFields(report, { node, path: [] }, scenarioMembers);
  const scenario = fields && readScenario({ ...reporting, ...options }, fields);
  return { value: hasErrors(diagnostics) ? undefined : scenario, diagnostics };
}

type Reading = Reporting & ReadCognitoScenarioOptions;

function readScenario(reading: Reading, fields: ScenarioFields): CognitoScenario | undefined {
  const { report } = reading;
  const id = readText(report, fields.get('id'));
  const poolPlace = required(report, fields, 'identityPool');
  const identityPool = poolPlace && readIdentityPool(report, poolPlace);
  const roles = readRoleDescriptions(reading, fields.get('roles'));
  const userPools = readUserPools(report, fields.get('userPools'));
  const loginPlace = required(report, fields, 'login');
  const login = loginPlace && readLogin(report, loginPlace, userPools);
  const resourcePolicies = readPolicies(reading, fields.get('resourcePolicies'), 'resource');
  const request = readSessionRequest(reading, fields.get('request'));
  if (!identityPool || !login) return undefined;
  return {
    ...(id !== undefined && { id }),
    identityPool,
    roles,
    userPools,
    login,
    resourcePolicies,
    ...(request && { request }),
  };
}

function readRoleDescriptions(
  reading: Reading,
  place: Place | undefined,
): ReadonlyMap<string, RoleDescription> {
  const roles = new Map<string, RoleDescription>();
  for (const [arn, entry] of readEntries(reading.report, place)) {
    if (!isRoleArn(arn)) {
      reading.report({
        code: 'cognito/role-arn',
        at: { span: entry.member.keySpan },
        path: entry.path,
        message: 'the keys of `roles` must be ARNs of roles',
      });
    }
    const role = readRoleDescription(reading, entry, arn);
    if (role) roles.set(arn, role);
  }
  return roles;
}

function readRoleDescription(
  reading: Reading,
  place: Place,
  arn: string,
): RoleDescription | undefined {
  const fields = readFields(reading.report, place, [
    'AssumeRolePolicyDocument',
    'policies',
    'permissionsBoundary',
    'tags',
  ]);
  if (!fields) return undefined;
  const trust = readPolicy(reading, fields.get('AssumeRolePolicyDocument'), 'trust');
  const policies = readPolicies(reading, fields.get('policies'), 'identity');
  const boundary = fields.get('permissionsBoundary');
  const permissionsBoundary = readPolicy(reading, boundary, 'permissionsBoundary');
  const tags = new Map<string, string>();
  for (const [key, entry] of readEntries(reading.report, fields.get('tags'))) {
    const value = readText(reading.report, entry);
    if (value !== undefined) tags.set(key, value);
  }
  return {
    arn,
    ...(trust && { trust }),
    policies,
    ...(permissionsBoundary && { permissionsBoundary }),
    tags,
  };
}

function readPolicies(
  reading: Reading,
  place: Place | undefined,
  type: PolicyType,
): readonly Policy[] {
  return readItems(reading.report, place).flatMap((item) => readPolicy(reading, item, type) ?? []);
}

/** A document, or one with a name: `{"name", "policy"}`. */
function readPolicy(
  reading: Reading,
  place: Place | undefined,
  type: PolicyType,
): Policy | undefined {
  if (!place) return undefined;
  const { report, adopt, source } = reading;
  const { node, path } = place;
  const isNamed = node.kind === 'object' && node.members.some(({ key }) => key === 'policy');
  const fields = isNamed ? readFields(report, place, ['name', 'policy']) : undefined;
  const name = readText(report, fields?.get('name')) ?? nameAt(path);
  const document = fields ? required(report, fields, 'policy') : place;
  if (!document) return undefined;
  const parsed = readPolicyNode(document.node, { name, type, ...(source && { source }) });
  adopt(parsed.diagnostics, document.path);
  return parsed.value;
}

/** `Auth.policies[0]`: what verdicts call a policy without a name. */
function nameAt(path: Place['path']): string {
  return path
    .slice(-3)
    .filter((part) => part !== 'roles')
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${lastNameIn(part)}`))
    .join('')
    .slice(1);
}

function lastNameIn(text: string): string {
  return text.slice(text.lastIndexOf('/') + 1);
}

function readSessionRequest(
  { report }: Reading,
  place: Place | undefined,
): SessionRequest | undefined {
  const fields =
    place && readFields(report, place, ['action', 'resource', 'resourceAccount', 'context']);
  if (!fields) return undefined;
  const action = readText(report, required(report, fields, 'action'));
  const resource = readText(report, required(report, fields, 'resource'));
  const resourceAccount = readText(report, fields.get('resourceAccount'));
  const context = fields.get('context')?.node;
  if (action === undefined || resource === undefined) return undefined;
  return {
    action,
    resource,
    ...(resourceAccount !== undefined && { resourceAccount }),
    ...(context && { context }),
  };
}
