import { quoted } from '../../grammar/json/members.ts';
import type { Report } from './cognito-faults.ts';
import {
  type IdentityPool,
  type MappingRule,
  matchTypes,
  type RoleMapping,
  type Roles,
} from './identity-pool.ts';
import { isMappingKey } from './login-provider.ts';
import {
  checkCount,
  checkText,
  type Entry,
  type Fields,
  inRefusal,
  type Place,
  readEntries,
  readFields,
  readItems,
  readText,
  readWord,
  refusal,
  required,
} from './read-place.ts';
import { readRoleArn } from './read-role-arn.ts';

const operation = 'SetIdentityPoolRoles';

/** Reads `Roles` as GetIdentityPoolRoles answers it (section 1.2). */
export function readRoles(report: Report, place: Place | undefined): Roles {
  const fields = place && readFields(report, place, ['authenticated', 'unauthenticated']);
  const authenticated = readRoleArn(report, fields?.get('authenticated'), operation);
  const unauthenticated = readRoleArn(report, fields?.get('unauthenticated'), operation);
  return {
    ...(authenticated !== undefined && { authenticated }),
    ...(unauthenticated !== undefined && { unauthenticated }),
  };
}

/** Reads `RoleMappings`: as AWS stores it, so that what it would refuse is an error. */
export function readRoleMappings(
  report: Report,
  place: Place | undefined,
  pool: IdentityPool,
): ReadonlyMap<string, RoleMapping> {
  const entries = readEntries(report, place);
  checkCount(report, place, entries.size, {
    atMost: 10,
    refusedBy: operation,
    of: 'providers',
  });
  const mappings = new Map<string, RoleMapping>();
  for (const [key, entry] of entries) {
    checkKey(report, entry, key, pool);
    const mapping = readRoleMapping(report, entry);
    if (mapping) mappings.set(key, mapping);
  }
  return mappings;
}

/** Row E16, and what to write instead of the usual mistakes (table 1.2). */
function checkKey(report: Report, entry: Entry, key: string, pool: IdentityPool): void {
  const { member, path } = entry;
  const at = { span: member.keySpan };
  if (key === pool.developerProviderName) {
    report({
      code: 'cognito/developer-mapping',
      at,
      path,
      message: `whether a mapping for the developer provider ${quoted(key)} has any effect is not published`,
    });
    return;
  }
  checkText(report, entry, key, { atMost: 128, refusedBy: operation });
  if (isMappingKey(pool, key)) return;
  const meant = meantKey(pool, key);
  report({
    code: 'cognito/mapping-provider',
    at,
    path,
    message: `${quoted(key)} is not a provider of the identity pool`,
    why: `${refusal(operation)}: ${inRefusal(key)} is not a valid RoleMapping ProviderName or is not a configured provider.`,
    ...(meant !== undefined && { help: `did you mean \`${meant}\`?` }),
  });
}

/** The key with its scheme cut off, its client added, or its ARN in the place of the issuer. */
function meantKey(pool: IdentityPool, key: string): string | undefined {
  const bare = key.startsWith('https://') ? key.slice('https://'.length) : key;
  if (bare !== key && isMappingKey(pool, bare)) return bare;
  const client = pool.cognitoIdentityProviders.find(({ providerName }) => providerName === bare);
  if (client) return `${client.providerName}:${client.clientId}`;
  return pool.openIdConnectProviders.find(({ arn }) => arn.endsWith(`:oidc-provider/${bare}`))?.arn;
}

const mappingMembers = ['Type', 'AmbiguousRoleResolution', 'RulesConfiguration'] as const;

type MappingFields = Fields<(typeof mappingMembers)[number]>;

function readRoleMapping(report: Report, place: Place): RoleMapping | undefined {
  const fields = readFields(report, place, mappingMembers);
  if (!fields) return undefined;
  const type = readWord(
    report,
    required(report, fields, 'Type', operation),
    ['Token', 'Rules'],
    operation,
  );
  const ambiguousRoleResolution = readWord(
    report,
    required(report, fields, 'AmbiguousRoleResolution', operation),
    ['AuthenticatedRole', 'Deny'],
    operation,
  );
  const rules = type && readRules(report, fields, type);
  if (!ambiguousRoleResolution || !rules) return undefined;
  return type === 'Token'
    ? { type, ambiguousRoleResolution }
    : { type, ambiguousRoleResolution, rules };
}

/** The guide and the quotas page say 25; the API's own model would take 400. */
const mostRules = 25;

function readRules(
  report: Report,
  fields: MappingFields,
  type: RoleMapping['type'],
): readonly MappingRule[] {
  const configuration = fields.get('RulesConfiguration');
  if (type === 'Token') {
    if (configuration) {
      report({
        code: 'cognito/unused',
        at: configuration.node,
        path: configuration.path,
        message: 'a mapping of type `Token` does not use its rules',
      });
    }
    return [];
  }
  const place = required(report, fields, 'RulesConfiguration', operation);
  const inner = place && readFields(report, place, ['Rules']);
  const list = inner && required(report, inner, 'Rules', operation);
  const items = readItems(report, list);
  if (list?.node.kind === 'array' && items.length === 0) {
    report({
      code: 'cognito/limit',
      at: list.node,
      path: list.path,
      message: '`Rules` is empty; a mapping of type `Rules` has 1 to 25',
      why: refusal(operation),
    });
  }
  checkCount(report, list, items.length, { atMost: mostRules, refusedBy: operation, of: 'rules' });
  return items.flatMap((item) => readRule(report, item) ?? []);
}

const claimLimits = {
  atMost: 64,
  pattern: /^[\p{L}\p{M}\p{S}\p{N}\p{P}\s]+$/u,
  refusedBy: operation,
};

function readRule(report: Report, place: Place): MappingRule | undefined {
  const fields = readFields(report, place, ['Claim', 'MatchType', 'Value', 'RoleARN']);
  if (!fields) return undefined;
  const claimPlace = required(report, fields, 'Claim', operation);
  const claim = readText(report, claimPlace, claimLimits);
  if (claimPlace && claim !== undefined && /\s/.test(claim.slice(0, claimLimits.atMost))) {
    report({
      code: 'cognito/claim-spaces',
      at: claimPlace.node,
      path: claimPlace.path,
      message: `the claim ${quoted(claim)} has spaces in it`,
      why: refusal(operation),
    });
  }
  const matchType = readWord(
    report,
    required(report, fields, 'MatchType', operation),
    matchTypes,
    operation,
  );
  const value = readText(report, required(report, fields, 'Value', operation), {
    atMost: 128,
    refusedBy: operation,
  });
  const roleArn = readRoleArn(report, required(report, fields, 'RoleARN', operation), operation);
  if (claim === undefined || !matchType || value === undefined || roleArn === undefined) {
    return undefined;
  }
  return { claim, matchType, value, roleArn };
}
