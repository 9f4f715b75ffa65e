import { quoted } from '../../grammar/json/members.ts';
import type { Claims, ClaimValue } from './claims.ts';
import type { Report } from './cognito-faults.ts';
import { providerNameOf } from './issue-id-token.ts';
import {
  type BasicLogin,
  type EnhancedLogin,
  type Identity,
  identityStates,
  type Login,
  type ProviderLogin,
  type TokenLogin,
  type UserLogin,
} from './login.ts';
import { type Reading, readPolicy } from './read-attached-policies.ts';
import { readClaimValue } from './read-claim-value.ts';
import { checkIdentifier } from './read-identity-pool.ts';
import {
  checkCount,
  type Fields,
  type Place,
  readEntries,
  readFields,
  readItems,
  readText,
  readWord,
  required,
} from './read-place.ts';
import { readRoleArn } from './read-role-arn.ts';
import type { UserPool } from './user-pool.ts';

const loginMembers = [
  'flow',
  'identityId',
  'identityState',
  'logins',
  'customRoleArn',
  'roleArn',
  'tokenPoolId',
  'sessionName',
  'sessionPolicy',
] as const;

type LoginMember = (typeof loginMembers)[number];

/** Reads the login of a Cognito scenario; users that it names must be in the user pools. */
export function readLogin(
  reading: Reading,
  place: Place,
  userPools: readonly UserPool[],
): Login<ProviderLogin> | undefined {
  const { report } = reading;
  const fields = readFields(report, place, loginMembers);
  if (!fields) return undefined;
  const flow = readWord(report, fields.get('flow'), ['enhanced', 'basic']) ?? 'enhanced';
  const list = fields.get('logins');
  const items = readItems(report, list);
  checkCount(report, list, items.length, { atMost: 10, refusedBy: 'GetId', of: 'logins' });
  const logins = items.flatMap((item) => readProviderLogin(report, item, userPools) ?? []);
  const identity = readIdentity(report, fields);
  const common = { ...(identity && { identity }), logins };
  return flow === 'basic'
    ? readBasic(reading, fields, common)
    : readEnhanced(report, fields, common);
}

type Common = Pick<Login<ProviderLogin>, 'identity' | 'logins'>;

function readEnhanced(
  report: Report,
  fields: Fields<LoginMember>,
  common: Common,
): EnhancedLogin<ProviderLogin> {
  reportUnused(
    report,
    fields,
    ['roleArn', 'tokenPoolId', 'sessionName', 'sessionPolicy'],
    'enhanced',
  );
  const customRoleArn = readText(report, fields.get('customRoleArn'));
  return { flow: 'enhanced', ...common, ...(customRoleArn !== undefined && { customRoleArn }) };
}

function readBasic(
  reading: Reading,
  fields: Fields<LoginMember>,
  common: Common,
): BasicLogin<ProviderLogin> | undefined {
  const { report } = reading;
  reportUnused(report, fields, ['customRoleArn'], 'basic');
  const roleArn = readRoleArn(report, required(report, fields, 'roleArn'));
  const tokenPoolId = readText(report, fields.get('tokenPoolId'));
  const sessionName = readText(report, fields.get('sessionName'));
  const sessionPolicy = readPolicy(reading, fields.get('sessionPolicy'), 'session');
  if (roleArn === undefined) return undefined;
  return {
    flow: 'basic',
    ...common,
    roleArn,
    ...(tokenPoolId !== undefined && { tokenPoolId }),
    ...(sessionName !== undefined && { sessionName }),
    ...(sessionPolicy && { sessionPolicy }),
  };
}

function reportUnused(
  report: Report,
  fields: Fields<LoginMember>,
  names: readonly LoginMember[],
  flow: string,
): void {
  for (const name of names) {
    const place = fields.get(name);
    if (!place) continue;
    report({
      code: 'cognito/unused',
      at: place.node,
      path: place.path,
      message: `the ${flow} flow does not use \`${name}\``,
    });
  }
}

function readIdentity(report: Report, fields: Fields<LoginMember>): Identity | undefined {
  const place = fields.get('identityId');
  const id = readText(report, place);
  const state = readWord(report, fields.get('identityState'), identityStates);
  if (!place || id === undefined) return undefined;
  checkIdentifier(report, place, id, 'an identity');
  return { id, ...(state && { state }) };
}

function readProviderLogin(
  report: Report,
  place: Place,
  userPools: readonly UserPool[],
): ProviderLogin | undefined {
  const fields = readFields(report, place, [
    'provider',
    'claims',
    'principalTags',
    'clientId',
    'username',
  ]);
  if (!fields) return undefined;
  const provider = readText(report, required(report, fields, 'provider'), {
    atMost: 2048,
    refusedBy: 'GetId',
  });
  if (provider === undefined) return undefined;
  if (!fields.get('username')) return readTokenLogin(report, fields, provider);
  const clash = fields.get('claims');
  if (clash) {
    report({
      code: 'cognito/value',
      at: clash.node,
      path: clash.path,
      message: 'a login has `claims` or names a user, not both',
    });
  }
  return readUserLogin(report, fields, provider, userPools);
}

type ProofFields = Fields<'claims' | 'principalTags' | 'clientId' | 'username'>;

function readTokenLogin(report: Report, fields: ProofFields, provider: string): TokenLogin {
  const tags = fields.get('principalTags');
  return {
    provider,
    claims: readClaims(report, fields.get('claims')),
    ...(tags && { principalTags: readTags(report, tags) }),
  };
}

function readClaims(report: Report, place: Place | undefined): Claims {
  const claims = new Map<string, ClaimValue>();
  for (const [name, entry] of readEntries(report, place)) {
    claims.set(name, readClaimValue(report, entry));
  }
  return claims;
}

function readTags(report: Report, place: Place): ReadonlyMap<string, string> {
  const tags = new Map<string, string>();
  for (const [key, entry] of readEntries(report, place)) {
    const value = readText(report, entry);
    if (value !== undefined) tags.set(key, value);
  }
  return tags;
}

function readUserLogin(
  report: Report,
  fields: ProofFields,
  provider: string,
  userPools: readonly UserPool[],
): UserLogin | undefined {
  const userPlace = fields.get('username');
  const clientPlace = required(report, fields, 'clientId');
  const username = readText(report, userPlace);
  const clientId = readText(report, clientPlace);
  const userPool = userPools.find((pool) => providerNameOf(pool) === provider);
  if (username === undefined || clientId === undefined) return undefined;
  if (!userPool) {
    reportUnknown(report, fields.place, `no user pool of the scenario is ${quoted(provider)}`);
    return undefined;
  }
  if (userPlace && !userPool.users.some((user) => user.username === username)) {
    reportUnknown(report, userPlace, `the user pool has no user ${quoted(username)}`);
    return undefined;
  }
  if (clientPlace && !userPool.clients.some((client) => client.clientId === clientId)) {
    reportUnknown(report, clientPlace, `the user pool has no app client ${quoted(clientId)}`);
    return undefined;
  }
  return { provider, clientId, username };
}

function reportUnknown(report: Report, { node, path }: Place, message: string): void {
  report({ code: 'cognito/unknown-name', at: node, path, message });
}
