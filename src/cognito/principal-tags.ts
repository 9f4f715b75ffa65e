import { type ClaimValue, isList } from './claims.ts';
import type { IdentityPool, PrincipalTagMap } from './identity-pool.ts';
import type { TokenLogin } from './login.ts';
import { issuerOf, kindOfProvider, nameOfProvider } from './login-provider.ts';

/** The tags that logins give to the session (section 4.3). */
export interface PrincipalTags {
  readonly tags: ReadonlyMap<string, string>;
  /** Tags whose claim is a list or an object: nobody publishes what they become (ruling 5). */
  readonly open: ReadonlySet<string>;
  /** Tags whose value STS refuses, and with it the session (ruling 3). */
  readonly refused: readonly string[];
  /** Mapped tags whose claim the token does not have. */
  readonly absent: readonly string[];
}

/** What `UseDefaults` maps, for providers that have it. */
const defaultTags: ReadonlyMap<string, string> = new Map([
  ['username', 'sub'],
  ['client', 'aud'],
]);

const samlDefaultTags: ReadonlyMap<string, string> = new Map([
  ['username', 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/nameidentifier'],
  ['client', 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name'],
]);

/** What STS takes for a tag's value (STS API Reference, "Tag"). */
const tagValue = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$/u;

/** Tags of all logins of a call; a claim that is not there makes no tag. */
export function principalTags(pool: IdentityPool, logins: readonly TokenLogin[]): PrincipalTags {
  const tags = new Map<string, string>();
  const open = new Set<string>();
  const refused: string[] = [];
  const absent: string[] = [];
  for (const login of logins) {
    for (const [tag, value] of taggedValues(pool, login)) {
      const text = textOf(value);
      if (isAbsent(value)) absent.push(tag);
      else if (text === undefined) open.add(tag);
      else if (!tagValue.test(text)) refused.push(tag);
      else tags.set(tag, text);
    }
  }
  return { tags, open, refused, absent };
}

function taggedValues(
  pool: IdentityPool,
  login: TokenLogin,
): readonly (readonly [string, ClaimValue])[] {
  const map = pool.principalTags.get(tagMapName(pool, login.provider));
  const claimed = map === undefined ? [] : claimedValues(map, pool, login);
  return [...claimed, ...(login.principalTags ?? [])];
}

function claimedValues(
  { useDefaults, principalTags: own }: PrincipalTagMap,
  pool: IdentityPool,
  { provider, claims }: TokenLogin,
): readonly (readonly [string, ClaimValue])[] {
  const defaults = kindOfProvider(pool, provider) === 'saml' ? samlDefaultTags : defaultTags;
  return [...(useDefaults ? defaults : own)].map(([tag, claim]) => [
    tag,
    claims.get(claim) ?? null,
  ]);
}

/** The name under which a provider's tag map stands (table 1.2); it never names an app client. */
function tagMapName(pool: IdentityPool, provider: string): string {
  if (kindOfProvider(pool, provider) !== 'openIdConnect') return nameOfProvider(pool, provider);
  return pool.openIdConnectProviders.find(({ arn }) => issuerOf(arn) === provider)?.arn ?? provider;
}

function textOf(value: ClaimValue): string | undefined {
  return isList(value) || (typeof value === 'object' && value !== null) ? undefined : String(value);
}

/** An empty text counts as no claim, as it does for role mappings. */
function isAbsent(value: ClaimValue): boolean {
  return value === null || value === '';
}
