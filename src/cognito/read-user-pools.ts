import { quoted } from '../../grammar/json/members.ts';
import type { Report } from './cognito-faults.ts';
import { readClaimValue } from './read-claim-value.ts';
import {
  checkCount,
  type Fields,
  type Place,
  readEntries,
  readFields,
  readFlag,
  readItems,
  readText,
  readWord,
  refusal,
  reportType,
  required,
} from './read-place.ts';
import { readRoleArn } from './read-role-arn.ts';
import {
  type Client,
  type Group,
  type PreTokenGeneration,
  type Trigger,
  type Triggers,
  type User,
  type UserPool,
  userStatuses,
} from './user-pool.ts';

/** Reads the user pools of a Cognito scenario (section 1.5). */
export function readUserPools(report: Report, place: Place | undefined): readonly UserPool[] {
  return readNamed(report, place, readUserPool, ({ id }) => id);
}

function readUserPool(report: Report, place: Place): UserPool | undefined {
  const fields = readFields(report, place, [
    'UserPoolId',
    'Name',
    'clients',
    'groups',
    'users',
    'triggers',
  ]);
  if (!fields) return undefined;
  const id = readText(report, required(report, fields, 'UserPoolId'), {
    atMost: 55,
    pattern: /^[\w-]+_[0-9a-zA-Z]+$/,
    refusedBy: 'DescribeUserPool',
  });
  const clients = readNamed(report, fields.get('clients'), readClient, (one) => one.clientId);
  const groups = readNamed(report, fields.get('groups'), readGroup, (one) => one.groupName);
  const users = readNamed(report, fields.get('users'), readUser(groups), (one) => one.username);
  const triggers = readTriggers(report, fields.get('triggers'));
  return id === undefined ? undefined : { id, clients, groups, users, triggers };
}

/** A list whose items have names that must differ. */
function readNamed<T>(
  report: Report,
  place: Place | undefined,
  read: (report: Report, place: Place) => T | undefined,
  nameOf: (item: T) => string,
): readonly T[] {
  const seen = new Set<string>();
  return readItems(report, place).flatMap((itemPlace) => {
    const item = read(report, itemPlace);
    if (item === undefined) return [];
    const name = nameOf(item);
    if (seen.has(name)) {
      report({
        code: 'cognito/duplicate',
        at: itemPlace.node,
        path: itemPlace.path,
        message: `${quoted(name)} stands twice in the list`,
      });
    }
    seen.add(name);
    return [item];
  });
}

function readClient(report: Report, place: Place): Client | undefined {
  const fields = readFields(report, place, [
    'ClientId',
    'ClientName',
    'UserPoolId',
    'ReadAttributes',
    'WriteAttributes',
  ]);
  if (!fields) return undefined;
  const clientId = readText(report, required(report, fields, 'ClientId'));
  const read = fields.get('ReadAttributes');
  const write = fields.get('WriteAttributes');
  if (clientId === undefined) return undefined;
  return {
    clientId,
    ...(read && { readAttributes: readTexts(report, read) }),
    ...(write && { writeAttributes: readTexts(report, write) }),
  };
}

function readTexts(report: Report, place: Place): readonly string[] {
  return readItems(report, place).flatMap((item) => readText(report, item) ?? []);
}

function readGroup(report: Report, place: Place): Group | undefined {
  const fields = readFields(report, place, [
    'GroupName',
    'Precedence',
    'RoleArn',
    'Description',
    'UserPoolId',
    'CreationDate',
    'LastModifiedDate',
  ]);
  if (!fields) return undefined;
  const groupName = readText(report, required(report, fields, 'GroupName', 'CreateGroup'), {
    atMost: 128,
    pattern: /^[\p{L}\p{M}\p{S}\p{N}\p{P}]+$/u,
    refusedBy: 'CreateGroup',
  });
  const precedence = readPrecedence(report, fields.get('Precedence'));
  const roleArn = readRoleArn(report, fields.get('RoleArn'));
  if (groupName === undefined) return undefined;
  return {
    groupName,
    ...(precedence !== undefined && { precedence }),
    ...(roleArn !== undefined && { roleArn }),
  };
}

function readPrecedence(report: Report, place: Place | undefined): number | undefined {
  if (!place) return undefined;
  if (place.node.kind !== 'number') {
    reportType(report, place, 'a number');
    return undefined;
  }
  const value = Number(place.node.lexeme);
  if (Number.isSafeInteger(value) && value >= 0) return value;
  report({
    code: 'cognito/value',
    at: place.node,
    path: place.path,
    message: `the precedence ${quoted(place.node.lexeme)} is not a whole number from 0`,
    why: refusal('CreateGroup'),
  });
  return undefined;
}

const readUser =
  (groups: readonly Group[]) =>
  (report: Report, place: Place): User | undefined => {
    const fields = readFields(report, place, [
      'Username',
      'Enabled',
      'UserStatus',
      'groups',
      'attributes',
    ]);
    if (!fields) return undefined;
    const username = readText(report, required(report, fields, 'Username'));
    const enabled = readFlag(report, fields.get('Enabled')) ?? true;
    const userStatus = readWord(report, fields.get('UserStatus'), userStatuses) ?? 'CONFIRMED';
    const names = readMemberships(report, fields.get('groups'), groups);
    const attributes = readAttributes(report, fields.get('attributes'));
    return username === undefined
      ? undefined
      : { username, enabled, userStatus, groups: names, attributes };
  };

function readMemberships(
  report: Report,
  place: Place | undefined,
  groups: readonly Group[],
): readonly string[] {
  const known = new Set(groups.map(({ groupName }) => groupName));
  const items = readItems(report, place);
  checkCount(report, place, items.length, {
    atMost: 100,
    refusedBy: 'AdminAddUserToGroup',
    of: 'groups',
  });
  const names = items.flatMap((item) => {
    const name = readText(report, item);
    if (name !== undefined && !known.has(name)) {
      report({
        code: 'cognito/unknown-name',
        at: item.node,
        path: item.path,
        message: `the user pool has no group ${quoted(name)}`,
      });
    }
    return name ?? [];
  });
  return [...new Set(names)];
}

/** Attributes are texts; the two that tokens show as booleans may be written so. */
function readAttributes(report: Report, place: Place | undefined): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>();
  for (const [name, entry] of readEntries(report, place)) {
    const text = entry.node.kind === 'boolean' ? String(entry.node.value) : readText(report, entry);
    if (text !== undefined) attributes.set(name, text);
  }
  return attributes;
}

const triggerNames = ['PreAuthentication', 'PostAuthentication', 'PreTokenGeneration'] as const;

function readTriggers(report: Report, place: Place | undefined): Triggers {
  const fields = place && readFields(report, place, triggerNames);
  if (!fields) return {};
  const preAuthentication = readTrigger(report, fields.get('PreAuthentication'));
  const postAuthentication = readTrigger(report, fields.get('PostAuthentication'));
  const preTokenGeneration = readPreTokenGeneration(report, fields);
  return {
    ...(preAuthentication && { preAuthentication }),
    ...(postAuthentication && { postAuthentication }),
    ...(preTokenGeneration && { preTokenGeneration }),
  };
}

function readTrigger(report: Report, place: Place | undefined): Trigger | undefined {
  const fields = place && readFields(report, place, ['error', 'response']);
  if (!fields) return undefined;
  const error = readText(report, fields.get('error'));
  return error === undefined ? {} : { error };
}

function readPreTokenGeneration(
  report: Report,
  triggers: Fields<(typeof triggerNames)[number]>,
): PreTokenGeneration | undefined {
  const place = triggers.get('PreTokenGeneration');
  const fields = place && readFields(report, place, ['LambdaVersion', 'response', 'error']);
  if (!fields) return undefined;
  const lambdaVersion =
    readWord(report, fields.get('LambdaVersion'), ['V1_0', 'V2_0', 'V3_0']) ?? 'V1_0';
  const error = readText(report, fields.get('error'));
  const response = fields.get('response');
  return {
    lambdaVersion,
    ...(error !== undefined && { error }),
    ...(response && { response: readClaimValue(report, response) }),
  };
}
