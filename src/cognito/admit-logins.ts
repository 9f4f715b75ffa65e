import type { Choosing } from './choosing.ts';
import { type Claims, claimText, claimTexts } from './claims.ts';
import {
  type CognitoError,
  forbiddenIdentity,
  guestsOff,
  invalidToken,
  noSuchLogin,
  revokedUser,
  samlInBasicFlow,
  secondLogin,
  unsupportedProvider,
} from './errors.ts';
import type { IdentityPool } from './identity-pool.ts';
import type { Login, TokenLogin } from './login.ts';
import { issuerOf, kindOfProvider, nameOfProvider } from './login-provider.ts';
import type { ChoiceStep } from './role-choice.ts';

/** Why the pool does not let a guest in at all (section 2.2, step 1). */
export function refuseGuest({ pool, note }: Choosing, login: Login): CognitoError | undefined {
  if (login.logins.length > 0) return undefined;
  const allowed = pool.allowUnauthenticatedIdentities;
  note({ step: 'guest-access', allowed });
  return allowed ? undefined : guestsOff;
}

/**
 * Why the pool does not take what is shown to it (section 2.2, steps 3 to 8). One bad login spoils
 * the others.
 */
export function refuseLogins(choosing: Choosing, login: Login): CognitoError | undefined {
  const { logins } = login;
  return (
    firstOf(logins, (one) => refuseProvider(choosing, one)) ??
    firstOf(logins, (one) => refuseToken(choosing, one)) ??
    refuseSecond(choosing, logins) ??
    refuseSaml(choosing, login) ??
    refuseIdentity(choosing, login) ??
    firstOf(logins, (one) => refuseRevoked(choosing, one))
  );
}

function firstOf(
  logins: readonly TokenLogin[],
  refuse: (login: TokenLogin) => CognitoError | undefined,
): CognitoError | undefined {
  for (const login of logins) {
    const error = refuse(login);
    if (error) return error;
  }
  return undefined;
}

type Audience = Extract<ChoiceStep, { readonly step: 'provider' }>['audience'];

function refuseProvider(
  { pool, note }: Choosing,
  { provider, claims }: TokenLogin,
): CognitoError | undefined {
  const accepted = audiencesOf(pool, provider);
  const configured = accepted !== undefined;
  const audience = compareAudience(accepted, claims);
  note({ step: 'provider', provider, kind: kindOfProvider(pool, provider), configured, audience });
  if (configured && audience !== 'differs') return undefined;
  return hasProviders(pool) ? unsupportedProvider : noSuchLogin;
}

/** The audiences that the pool takes from a provider; absent when it does not know the provider. */
function audiencesOf(pool: IdentityPool, provider: string): readonly string[] | 'any' | undefined {
  switch (kindOfProvider(pool, provider)) {
    case 'userPool': {
      const clients = pool.cognitoIdentityProviders.filter((one) => one.providerName === provider);
      return clients.length === 0 ? undefined : clients.map(({ clientId }) => clientId);
    }
    case 'social': {
      const appId = pool.supportedLoginProviders.get(provider);
      // Twitter's is `consumerKey;consumerSecret`.
      return appId === undefined ? undefined : [appId, ...appId.split(';').slice(0, 1)];
    }
    case 'openIdConnect': {
      const known = pool.openIdConnectProviders.find(({ arn }) => issuerOf(arn) === provider);
      return known && (known.clientIds ?? 'any');
    }
    case 'saml':
      return pool.samlProviderArns.includes(provider) ? 'any' : undefined;
    default:
      return pool.developerProviderName === undefined ? undefined : 'any';
  }
}

function compareAudience(
  accepted: readonly string[] | 'any' | undefined,
  claims: Claims,
): Audience {
  if (accepted === undefined || accepted === 'any') return 'not-checked';
  const audiences = claimTexts(claims.get('aud'));
  if (audiences.length === 0) return 'absent';
  return audiences.some((audience) => accepted.includes(audience)) ? 'matches' : 'differs';
}

function hasProviders(pool: IdentityPool): boolean {
  return (
    pool.cognitoIdentityProviders.length > 0 ||
    pool.supportedLoginProviders.size > 0 ||
    pool.openIdConnectProviders.length > 0 ||
    pool.samlProviderArns.length > 0 ||
    pool.developerProviderName !== undefined
  );
}

/** Providers whose tokens name the issuer that the login's key is made of. */
const issuing: readonly string[] = ['accounts.google.com', 'appleid.apple.com'];

function refuseToken(choosing: Choosing, login: TokenLogin): CognitoError | undefined {
  const problem = problemOf(choosing, login);
  if (problem) choosing.note({ step: 'token', provider: login.provider, problem });
  return problem;
}

function problemOf(
  { pool, options }: Choosing,
  { provider, claims }: TokenLogin,
): CognitoError | undefined {
  const kind = kindOfProvider(pool, provider);
  if (kind === 'userPool') {
    // An access token has `client_id` in its place.
    if (claimText(claims, 'aud') === undefined) {
      return invalidToken('Missing a required claim: aud', 'observed');
    }
    if (claims.get('token_use') === 'access') return invalidToken(undefined, 'inferred');
  }
  const issuer = claimText(claims, 'iss');
  const named = kind === 'userPool' || kind === 'openIdConnect' || issuing.includes(provider);
  if (named && issuer !== undefined && ![provider, `https://${provider}`].includes(issuer)) {
    return invalidToken("Issuer doesn't match providerName", 'observed');
  }
  const expires = claims.get('exp');
  if (options.now === undefined || typeof expires !== 'number') return undefined;
  const now = Math.floor(options.now / 1000);
  return now < expires
    ? undefined
    : invalidToken(`Token expired: ${now} >= ${expires}`, 'inferred');
}

function refuseSecond(
  { pool, note }: Choosing,
  logins: readonly TokenLogin[],
): CognitoError | undefined {
  const names = new Set<string>();
  const second = logins.find(({ provider }) => {
    const name = nameOfProvider(pool, provider);
    const known = names.has(name);
    names.add(name);
    return known;
  });
  if (!second) return undefined;
  note({ step: 'second-login', provider: second.provider });
  return secondLogin;
}

function refuseSaml({ pool }: Choosing, { flow, logins }: Login): CognitoError | undefined {
  const saml = logins.some(({ provider }) => kindOfProvider(pool, provider) === 'saml');
  return flow === 'basic' && saml ? samlInBasicFlow : undefined;
}

/** A guest cannot have the credentials of an identity that has logins (section 2.2, step 7). */
function refuseIdentity({ note }: Choosing, { identity, logins }: Login): CognitoError | undefined {
  if (identity?.state === undefined) return undefined;
  note({ step: 'identity', identityId: identity.id, state: identity.state });
  const closed = identity.state === 'authenticated' || identity.state === 'disabled';
  return logins.length === 0 && closed ? forbiddenIdentity(identity.id) : undefined;
}

/** The user pool is asked about its user only where the pool is set to ask. */
function refuseRevoked(
  { pool, note }: Choosing,
  { provider, claims, revoked }: TokenLogin,
): CognitoError | undefined {
  const asked = pool.cognitoIdentityProviders.some(
    ({ providerName, clientId, serverSideTokenCheck }) =>
      serverSideTokenCheck && providerName === provider && clientId === claims.get('aud'),
  );
  if (!asked || !revoked) return undefined;
  note({ step: 'token', provider, problem: revokedUser });
  return revokedUser;
}
