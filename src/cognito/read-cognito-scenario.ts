import { nodeFromValue } from '../../grammar/json/from-value.ts';
import type { JsonNode } from '../../grammar/json/tree.ts';
import { hasErrors, type Parsed } from '../text/diagnostic.ts';
import type { SourceText } from '../text/source.ts';
import { startReporting } from './cognito-faults.ts';
import type {
  CognitoScenario,
  PoolQuestion,
  RoleDescription,
  SessionRequest,
} from './cognito-scenario.ts';
import { type Reading, readPolicies, readPolicy } from './read-attached-policies.ts';
import { readIdentityPool } from './read-identity-pool.ts';
import { readLogin } from './read-login.ts';
import {
  type Fields,
  type Place,
  readEntries,
  readFields,
  readText,
  required,
} from './read-place.ts';
import { isRoleArn } from './read-role-arn.ts';
import { readUserPools } from './read-user-pools.ts';
import type { UserPool } from './user-pool.ts';

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

/** Reads what a scenario asks of a pool that is told elsewhere. */
export function readPoolQuestionNode(
  node: JsonNode,
  userPools: readonly UserPool[],
  options: ReadCognitoScenarioOptions = {},
): Parsed<PoolQuestion> {
  const reporting = startReporting();
  const { diagnostics, report } = reporting;
  const fields = readFields(report, { node, path: [] }, scenarioMembers);
  for (const name of poolMembers) {
    const place = fields?.get(name);
    if (!place) continue;
    report({
      code: 'cognito/duplicate',
      at: place.node,
      path: place.path,
      message: `the pool is told elsewhere, and \`${name}\` here as well`,
      help: 'leave it out: the scenario has only `login`, `request` and `resourcePolicies`',
    });
  }
  const question = fields && readQuestion({ ...reporting, ...options }, fields, userPools);
  return { value: hasErrors(diagnostics) ? undefined : question, diagnostics };
}

const poolMembers = ['identityPool', 'roles', 'userPools'] as const;

function readScenario(reading: Reading, fields: ScenarioFields): CognitoScenario | undefined {
  const { report } = reading;
  const poolPlace = required(report, fields, 'identityPool');
  const identityPool = poolPlace && readIdentityPool(report, poolPlace);
  const roles = readRoleDescriptions(reading, fields.get('roles'));
  const userPools = readUserPools(report, fields.get('userPools'));
  const question = readQuestion(reading, fields, userPools);
  return identityPool && question && { ...question, identityPool, roles, userPools };
}

function readQuestion(
  reading: Reading,
  fields: ScenarioFields,
  userPools: readonly UserPool[],
): PoolQuestion | undefined {
  const { report } = reading;
  const id = readText(report, fields.get('id'));
  const loginPlace = required(report, fields, 'login');
  const login = loginPlace && readLogin(reading, loginPlace, userPools);
  const resourcePolicies = readPolicies(reading, fields.get('resourcePolicies'), 'resource');
  const request = readSessionRequest(reading, fields.get('request'));
  return (
    login && {
      ...(id !== undefined && { id }),
      login,
      resourcePolicies,
      ...(request && { request }),
    }
  );
}

/** Reads roles by their ARNs, with the policies that are attached to them. */
export function readRoleDescriptions(
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
