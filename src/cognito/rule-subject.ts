import type { ClaimValue } from './claims.ts';
import type { IdentityPool } from './identity-pool.ts';
import type { TokenLogin } from './login.ts';
import { kindOfProvider } from './login-provider.ts';
import type { RuleSubject } from './match-rule.ts';

/** Providers whose tokens are opaque: the pool finds out app and user by itself. */
const opaque: readonly string[] = ['graph.facebook.com', 'www.amazon.com'];

/** Providers that the list of usable claims leaves out. */
const undocumented: readonly string[] = ['api.twitter.com', 'www.digits.com'];

/** What the rules for a provider may look at (section 2.5, "claims usable per provider"). */
export function ruleSubjectOf(pool: IdentityPool, { provider, claims }: TokenLogin): RuleSubject {
  if (opaque.includes(provider)) {
    const appId = pool.supportedLoginProviders.get(provider);
    const known: (readonly [string, ClaimValue])[] = [['iss', provider]];
    if (appId !== undefined) known.push(['aud', appId]);
    return { claims: new Map([...known, ...claims]), usable: ['iss', 'aud', 'sub'] };
  }
  if (undocumented.includes(provider)) return { claims, undocumented: true };
  return kindOfProvider(pool, provider) === 'developer' ? { claims, usable: [] } : { claims };
}
