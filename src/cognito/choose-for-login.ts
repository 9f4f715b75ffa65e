import { chooseByRules } from './choose-by-rules.ts';
import { chooseByToken } from './choose-by-token.ts';
import {
  type Choice,
  type Choosing,
  choosePoolRole,
  chosen,
  either,
  refused,
  refusedSomehow,
  restingOn,
} from './choosing.ts';
import { customRoleRefused, severalSamlRoles } from './errors.ts';
import type { RoleMapping } from './identity-pool.ts';
import type { TokenLogin } from './login.ts';
import { kindOfProvider, mappingKeyOf } from './login-provider.ts';
import { samlRolesIn } from './saml-roles.ts';

/** What one login would get by itself (section 2.3). */
export function chooseForLogin(
  choosing: Choosing,
  login: TokenLogin,
  customRoleArn: string | undefined,
): Choice {
  const { pool, note } = choosing;
  const { provider, claims } = login;
  const key = mappingKeyOf(pool, provider, claims);
  const mapping = key === undefined ? undefined : pool.roleMappings.get(key);
  if (key !== undefined && mapping) {
    note({ step: 'mapping', provider, key, type: mapping.type });
    return chooseMapped(choosing, mapping, login, customRoleArn);
  }
  const otherClient = [...pool.roleMappings.keys()].find((other) =>
    other.startsWith(`${provider}:`),
  );
  note({
    step: 'mapping',
    provider,
    ...(key !== undefined && { key }),
    type: 'none',
    ...(otherClient !== undefined && { otherClient }),
  });
  const unmapped = chooseUnmapped(choosing, login, customRoleArn);
  // That a mapping binds only the app client in its key is inferred.
  if (otherClient !== undefined) return restingOn('inferred', unmapped);
  const developerMapping = developerMappingOf(choosing, provider);
  return developerMapping
    ? either(
        ['developer-mapping'],
        unmapped,
        chooseMapped(choosing, developerMapping, login, customRoleArn),
      )
    : unmapped;
}

function chooseMapped(
  choosing: Choosing,
  mapping: RoleMapping,
  login: TokenLogin,
  customRoleArn: string | undefined,
): Choice {
  return mapping.type === 'Token'
    ? chooseByToken(choosing, mapping, login, customRoleArn)
    : chooseByRules(choosing, mapping, login, customRoleArn);
}

/** A mapping under the developer provider's name: whether it has any effect is not published. */
function developerMappingOf({ pool }: Choosing, provider: string): RoleMapping | undefined {
  return kindOfProvider(pool, provider) === 'developer' && pool.developerProviderName !== undefined
    ? pool.roleMappings.get(pool.developerProviderName)
    : undefined;
}

function chooseUnmapped(
  choosing: Choosing,
  login: TokenLogin,
  customRoleArn: string | undefined,
): Choice {
  const bySaml = chooseBySaml(choosing, login, customRoleArn);
  if (bySaml) return bySaml;
  const choice = choosePoolRole(choosing, 'authenticated', 'authenticated-default');
  if (customRoleArn === undefined) return choice;
  const { authenticated } = choosing.pool.roles;
  const among = authenticated === undefined ? [] : [authenticated];
  if (among.includes(customRoleArn)) {
    choosing.note({ step: 'custom-role', customRoleArn, among, found: 'yes' });
    return restingOn('inferred', choice);
  }
  choosing.note({ step: 'custom-role', customRoleArn, among, found: 'unknown' });
  return either(['custom-role-without-mapping'], choice, refused(customRoleRefused('unknown')));
}

/** The roles that a SAML assertion offers by itself (section 2.5b, ruling 8). */
function chooseBySaml(
  choosing: Choosing,
  { provider, claims }: TokenLogin,
  customRoleArn: string | undefined,
): Choice | undefined {
  const { pool, note } = choosing;
  if (kindOfProvider(pool, provider) !== 'saml') return undefined;
  const pairs = samlRolesIn(claims, provider);
  if (pairs.length === 0) return undefined;
  note({ step: 'saml-roles', provider, pairs });
  const among = [...new Set(pairs.flatMap(({ roleArn }) => roleArn ?? []))];
  if (customRoleArn !== undefined) {
    const found = among.includes(customRoleArn);
    note({ step: 'custom-role', customRoleArn, among, found: found ? 'yes' : 'no' });
    return found
      ? chosen(customRoleArn, 'custom-role', 'documented')
      : refused(customRoleRefused('documented'));
  }
  const [only, ...others] = among;
  if (only === undefined) {
    return orAuthenticated(choosing, 'unusable-saml-roles', refusedSomehow);
  }
  return others.length === 0
    ? chosen(only, 'saml-assertion', 'inferred')
    : orAuthenticated(choosing, 'several-saml-roles', refused(severalSamlRoles));
}

/** Where the pool has a role for authenticated identities, AWS may fall back to it. */
function orAuthenticated(
  choosing: Choosing,
  question: 'unusable-saml-roles' | 'several-saml-roles',
  choice: Choice,
): Choice {
  const fallback =
    choosing.pool.roles.authenticated === undefined
      ? []
      : [choosePoolRole(choosing, 'authenticated', 'authenticated-default')];
  return either([question], ...fallback, choice);
}
