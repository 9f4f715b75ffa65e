import { readArn } from '../../grammar/arn/read-arn.ts';
import { quoted } from '../../grammar/json/members.ts';
import { nearest } from '../text/suggest.ts';
import type { Report } from './cognito-faults.ts';
import type { IdentityPool, PrincipalTagMap, UserPoolProvider } from './identity-pool.ts';
import { isTagMapName, socialProviders } from './login-provider.ts';
import {
  checkCount,
  checkText,
  type Fields,
  type Place,
  readEntries,
  readFields,
  readFlag,
  readItems,
  readText,
  required,
} from './read-place.ts';
import { readRoleMappings, readRoles } from './read-role-mappings.ts';

const poolMembers = [
  'IdentityPoolId',
  'IdentityPoolName',
  'IdentityPoolTags',
  'AccountId',
  'AllowUnauthenticatedIdentities',
  'AllowClassicFlow',
  'CognitoIdentityProviders',
  'SupportedLoginProviders',
  'OpenIdConnectProviderARNs',
  'SamlProviderARNs',
  'DeveloperProviderName',
  'Roles',
  'RoleMappings',
  'PrincipalTags',
] as const;

type PoolFields = Fields<(typeof poolMembers)[number]>;

const operation = 'CreateIdentityPool';

/** Reads the identity pool of a Cognito scenario (sections 1.1 and 1.2). */
export function readIdentityPool(report: Report, place: Place): IdentityPool | undefined {
  const fields = readFields(report, place, poolMembers);
  if (!fields) return undefined;
  const id = readPoolId(report, required(report, fields, 'IdentityPoolId'));
  const allowUnauthenticatedIdentities = readFlag(
    report,
    required(report, fields, 'AllowUnauthenticatedIdentities', operation),
  );
  const allowClassicFlow = readFlag(report, fields.get('AllowClassicFlow'));
  const accountId = readAccount(report, fields.get('AccountId'));
  const pool: IdentityPool = {
    id: id ?? '',
    ...(accountId !== undefined && { accountId }),
    allowUnauthenticatedIdentities: allowUnauthenticatedIdentities ?? false,
    ...(allowClassicFlow !== undefined && { allowClassicFlow }),
    ...readProviders(report, fields),
    roles: readRoles(report, fields.get('Roles')),
    roleMappings: new Map(),
    principalTags: new Map(),
  };
  const roleMappings = readRoleMappings(report, fields.get('RoleMappings'), pool);
  const principalTags = readPrincipalTags(report, fields.get('PrincipalTags'), pool);
  return { ...pool, roleMappings, principalTags };
}

type Providers = Pick<
  IdentityPool,
  | 'cognitoIdentityProviders'
  | 'supportedLoginProviders'
  | 'openIdConnectProviders'
  | 'samlProviderArns'
  | 'developerProviderName'
>;

function readProviders(report: Report, fields: PoolFields): Providers {
  const openIdConnect = fields.get('OpenIdConnectProviderARNs');
  const developerProviderName = readText(report, fields.get('DeveloperProviderName'), {
    atMost: 128,
    pattern: /^[\w._-]+$/,
    refusedBy: operation,
  });
  return {
    cognitoIdentityProviders: readUserPoolProviders(report, fields.get('CognitoIdentityProviders')),
    supportedLoginProviders: readLoginProviders(report, fields.get('SupportedLoginProviders')),
    openIdConnectProviders: readProviderArns(report, openIdConnect, 'oidc-provider').map((arn) => ({
      arn,
    })),
    samlProviderArns: readProviderArns(report, fields.get('SamlProviderARNs'), 'saml-provider'),
    ...(developerProviderName !== undefined && { developerProviderName }),
  };
}

function readPoolId(report: Report, place: Place | undefined): string | undefined {
  const id = readText(report, place);
  if (place && id !== undefined) checkIdentifier(report, place, id, 'an identity pool');
  return id;
}

/** Identity pools and identities have ids of one form; others can only be made up. */
export function checkIdentifier(report: Report, place: Place, id: string, of: string): void {
  if (id.length <= 55 && /^[\w-]+:[0-9a-f-]+$/.test(id)) return;
  report({
    code: 'cognito/identity-id',
    at: place.node,
    path: place.path,
    message: `${quoted(id)} is not the id of ${of}`,
    help: 'an id is `<region>:<uuid>` in lower case',
  });
}

function readAccount(report: Report, place: Place | undefined): string | undefined {
  const account = readText(report, place);
  if (place && account !== undefined && !/^\d{12}$/.test(account)) {
    report({
      code: 'cognito/account',
      at: place.node,
      path: place.path,
      message: `${quoted(account)} is not an account id of 12 digits`,
    });
  }
  return account;
}

function readUserPoolProviders(
  report: Report,
  place: Place | undefined,
): readonly UserPoolProvider[] {
  const seen = new Set<string>();
  return readItems(report, place).flatMap((item) => {
    const provider = readUserPoolProvider(report, item);
    if (!provider) return [];
    const key = `${provider.providerName}:${provider.clientId}`;
    if (seen.has(key)) {
      report({
        code: 'cognito/duplicate',
        at: item.node,
        path: item.path,
        message: `the app client ${quoted(provider.clientId)} stands twice for its user pool`,
      });
    }
    seen.add(key);
    return [provider];
  });
}

function readUserPoolProvider(report: Report, place: Place): UserPoolProvider | undefined {
  const fields = readFields(report, place, ['ProviderName', 'ClientId', 'ServerSideTokenCheck']);
  if (!fields) return undefined;
  const providerName = readText(report, required(report, fields, 'ProviderName', operation), {
    atMost: 128,
    pattern: /^[\w._:/-]+$/,
    refusedBy: operation,
  });
  const clientId = readText(report, required(report, fields, 'ClientId', operation), {
    atMost: 128,
    pattern: /^\w+$/,
    refusedBy: operation,
  });
  const serverSideTokenCheck = readFlag(report, fields.get('ServerSideTokenCheck')) ?? false;
  if (providerName === undefined || clientId === undefined) return undefined;
  return { providerName, clientId, serverSideTokenCheck };
}

function readLoginProviders(report: Report, place: Place | undefined): ReadonlyMap<string, string> {
  const entries = readEntries(report, place);
  checkCount(report, place, entries.size, { atMost: 10, refusedBy: operation, of: 'providers' });
  const providers = new Map<string, string>();
  for (const [domain, entry] of entries) {
    const appId = readText(report, entry, {
      atMost: 128,
      pattern: /^[\w.;_/-]+$/,
      refusedBy: operation,
    });
    if (appId !== undefined) providers.set(domain, appId);
    if (socialProviders.some((known) => known === domain)) continue;
    const meant = nearest(domain, socialProviders);
    report({
      code: 'cognito/login-provider',
      at: { span: entry.member.keySpan },
      path: entry.path,
      message: `${quoted(domain)} is not a login provider that identity pools know`,
      help: meant ? `did you mean \`${meant}\`?` : `they know ${socialProviders.join(', ')}`,
    });
  }
  return providers;
}

function readProviderArns(
  report: Report,
  place: Place | undefined,
  kind: 'oidc-provider' | 'saml-provider',
): readonly string[] {
  return readItems(report, place).flatMap((item) => {
    const text = readText(report, item);
    if (text === undefined) return [];
    const arn = text.length <= 2048 ? readArn(text) : undefined;
    if (arn?.service === 'iam' && arn.resource.startsWith(`${kind}/`)) return [text];
    report({
      code: 'cognito/provider-arn',
      at: item.node,
      path: item.path,
      message: `${quoted(text)} is not the ARN of a provider`,
      help: `such a provider is \`arn:aws:iam::<account>:${kind}/<name>\``,
    });
    return [];
  });
}

const tagOperation = 'SetPrincipalTagAttributeMap';

/** Reads the maps of GetPrincipalTagAttributeMap, by provider (section 4.3). */
function readPrincipalTags(
  report: Report,
  place: Place | undefined,
  pool: IdentityPool,
): ReadonlyMap<string, PrincipalTagMap> {
  const maps = new Map<string, PrincipalTagMap>();
  for (const [provider, entry] of readEntries(report, place)) {
    if (!isTagMapName(pool, provider)) {
      report({
        code: 'cognito/tag-provider',
        at: { span: entry.member.keySpan },
        path: entry.path,
        message: `${quoted(provider)} is not a provider of the identity pool, so its tags are never set`,
        help: 'a user pool is named without its app client',
      });
    }
    const map = readTagMap(report, entry);
    if (map) maps.set(provider, map);
  }
  return maps;
}

function readTagMap(report: Report, place: Place): PrincipalTagMap | undefined {
  const fields = readFields(report, place, ['UseDefaults', 'PrincipalTags']);
  if (!fields) return undefined;
  const useDefaults = readFlag(report, fields.get('UseDefaults')) ?? false;
  const tags = fields.get('PrincipalTags');
  const entries = readEntries(report, tags);
  checkCount(report, tags, entries.size, { atMost: 50, refusedBy: tagOperation, of: 'tags' });
  const principalTags = new Map<string, string>();
  for (const [key, entry] of entries) {
    checkText(report, entry, key, {
      atMost: 128,
      refusedBy: tagOperation,
    });
    const claim = readText(report, entry, { atMost: 256, refusedBy: tagOperation });
    if (claim !== undefined) principalTags.set(key, claim);
  }
  return { useDefaults, principalTags };
}
