import { type Certainty, weakest } from './certainty.ts';
import { claimText } from './claims.ts';
import type { IdentityPool } from './identity-pool.ts';
import type { Login, TokenLogin } from './login.ts';
import { issuerOf, kindOfProvider } from './login-provider.ts';
import { type PoolService, poolServiceOf } from './pool-service.ts';
import { type PrincipalTags, principalTags } from './principal-tags.ts';

/** The token that an identity pool signs for STS (section 3.1). */
export interface PoolToken {
  readonly service: PoolService;
  /** The pool's id: `aud`. */
  readonly poolId: string;
  /** The identity's id: `sub`; absent when the login does not tell it. */
  readonly identityId?: string;
  /** How the identity was proved: `amr`. */
  readonly methods: readonly string[];
  readonly tags: PrincipalTags;
  /** How certain `methods` is. */
  readonly certainty: Certainty;
}

export function poolToken(pool: IdentityPool, login: Login): PoolToken {
  const poolId = login.flow === 'basic' ? (login.tokenPoolId ?? pool.id) : pool.id;
  const proofs = login.logins.map((proof) => methodsOf(pool, proof));
  return {
    service: poolServiceOf(poolId),
    poolId,
    ...(login.identity && { identityId: login.identity.id }),
    methods:
      proofs.length === 0
        ? ['unauthenticated']
        : ['authenticated', ...proofs.flatMap(({ methods }) => methods)],
    tags: principalTags(pool, login.logins),
    certainty: weakest('documented', ...proofs.map(({ certainty }) => certainty)),
  };
}

interface Methods {
  readonly methods: readonly string[];
  readonly certainty: Certainty;
}

/** The provider, and what it says of the user (table 3.1). */
function methodsOf(pool: IdentityPool, { provider, claims }: TokenLogin): Methods {
  const subject = claimText(claims, 'sub');
  const named = (name: string, id: string, certainty: Certainty): Methods => ({
    methods: [name, ...(subject === undefined ? [] : [`${id}:${subject}`])],
    certainty,
  });
  switch (kindOfProvider(pool, provider)) {
    case 'userPool':
      return named(provider, `${provider}:CognitoSignIn`, 'documented');
    case 'social':
      return named(
        provider,
        `${provider}:${pool.supportedLoginProviders.get(provider) ?? ''}`,
        'documented',
      );
    case 'openIdConnect': {
      const arn = pool.openIdConnectProviders.find((one) => issuerOf(one.arn) === provider)?.arn;
      return named(provider, `${arn ?? provider}:OIDC`, 'observed');
    }
    case 'developer': {
      const name = pool.developerProviderName ?? provider;
      return named(name, `${name}:${pool.id}`, 'documented');
    }
    case 'saml':
      // What stands third for SAML is not published; nothing is made up for it.
      return { methods: [provider], certainty: 'inferred' };
  }
}
