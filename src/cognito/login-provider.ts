import type { Claims } from './claims.ts';
import { claimText } from './claims.ts';
import type { IdentityPool } from './identity-pool.ts';
import { poolServiceNames } from './pool-service.ts';

/** What stands behind a login (table 1.2). */
export type ProviderKind = 'userPool' | 'social' | 'openIdConnect' | 'saml' | 'developer';

/** Keys of `SupportedLoginProviders`; the last one has been switched off. */
export const socialProviders = [
  'graph.facebook.com',
  'accounts.google.com',
  'appleid.apple.com',
  'www.amazon.com',
  'api.twitter.com',
  'www.digits.com',
] as const;

export function kindOfProvider(pool: IdentityPool, provider: string): ProviderKind {
  if (poolServiceNames.has(provider) || provider === pool.developerProviderName) return 'developer';
  if (provider.startsWith('cognito-idp.')) return 'userPool';
  if (socialProviders.some((domain) => domain === provider)) return 'social';
  return isSamlArn(provider) ? 'saml' : 'openIdConnect';
}

/** Providers that a role mapping or a tag map cannot tell apart have one name. */
export function nameOfProvider(pool: IdentityPool, provider: string): string {
  return kindOfProvider(pool, provider) === 'developer'
    ? (pool.developerProviderName ?? provider)
    : provider;
}

export function isSamlArn(text: string): boolean {
  return text.startsWith('arn:') && text.includes(':saml-provider/');
}

/** The issuer that an OIDC provider in IAM stands for: what follows `oidc-provider/` in its ARN. */
export function issuerOf(openIdConnectProviderArn: string): string {
  const mark = ':oidc-provider/';
  const start = openIdConnectProviderArn.indexOf(mark);
  return start === -1 ? '' : openIdConnectProviderArn.slice(start + mark.length);
}

/** The key under which the role mapping of a login stands; developer identities have none. */
export function mappingKeyOf(
  pool: IdentityPool,
  provider: string,
  claims: Claims,
): string | undefined {
  switch (kindOfProvider(pool, provider)) {
    case 'userPool':
      return `${provider}:${claimText(claims, 'aud') ?? ''}`;
    case 'openIdConnect':
      return pool.openIdConnectProviders.find(({ arn }) => issuerOf(arn) === provider)?.arn;
    case 'developer':
      return undefined;
    default:
      return provider;
  }
}

/** Whether a role mapping may stand under this key; SetIdentityPoolRoles refuses others (row E16). */
export function isMappingKey(pool: IdentityPool, key: string): boolean {
  return (
    pool.cognitoIdentityProviders.some(
      ({ providerName, clientId }) => key === `${providerName}:${clientId}`,
    ) || isNamedByItself(pool, key)
  );
}

/** Whether a map of principal tags may stand under this name. */
export function isTagMapName(pool: IdentityPool, name: string): boolean {
  return (
    pool.cognitoIdentityProviders.some(({ providerName }) => name === providerName) ||
    isNamedByItself(pool, name)
  );
}

function isNamedByItself(pool: IdentityPool, name: string): boolean {
  return (
    pool.supportedLoginProviders.has(name) ||
    pool.openIdConnectProviders.some(({ arn }) => arn === name) ||
    pool.samlProviderArns.includes(name) ||
    name === pool.developerProviderName
  );
}
