import { type Certainty, weakest } from './certainty.ts';
import { chooseAmbiguous } from './choose-ambiguous.ts';
import { type Choice, type Choosing, chosen, refused } from './choosing.ts';
import { type Claims, claimText, isList } from './claims.ts';
import { customRoleRefused } from './errors.ts';
import type { AmbiguousRoleResolution, TokenMapping } from './identity-pool.ts';
import type { TokenLogin } from './login.ts';
import { kindOfProvider } from './login-provider.ts';
import { ruleSubjectOf } from './rule-subject.ts';

/** The role that the token names (section 2.4): the caller's among them, the preferred one, none. */
export function chooseByToken(
  choosing: Choosing,
  mapping: TokenMapping,
  login: TokenLogin,
  customRoleArn: string | undefined,
): Choice {
  const { claims, usable } = ruleSubjectOf(choosing.pool, login);
  const roles = usable ? [] : rolesIn(claims);
  const preferredRole = usable ? undefined : claimText(claims, 'cognito:preferred_role');
  const { provider } = login;
  choosing.note({
    step: 'role-claims',
    provider,
    roles,
    ...(preferredRole !== undefined && { preferredRole }),
  });
  // Only user pools are documented to have these claims.
  const base = kindOfProvider(choosing.pool, provider) === 'userPool' ? 'documented' : 'inferred';
  if (customRoleArn !== undefined) {
    const found = roles.includes(customRoleArn);
    choosing.note({
      step: 'custom-role',
      customRoleArn,
      among: roles,
      found: found ? 'yes' : 'no',
    });
    return found ? chosen(customRoleArn, 'custom-role', base) : refused(customRoleRefused(base));
  }
  if (preferredRole !== undefined) return chosen(preferredRole, 'preferred_role', base);
  const certainty = weakest(base, certaintyWithout(roles, mapping.ambiguousRoleResolution));
  return chooseAmbiguous(choosing, mapping, login, certainty);
}

/** How certain the resolution is where no role is preferred: only several roles are documented. */
function certaintyWithout(
  roles: readonly string[],
  resolution: AmbiguousRoleResolution,
): Certainty {
  if (roles.length > 1) return 'documented';
  return roles.length === 0 && resolution === 'AuthenticatedRole' ? 'observed' : 'inferred';
}

/** `cognito:roles`: a list in every token that has been published, a text with commas in prose. */
function rolesIn(claims: Claims): readonly string[] {
  const value = claims.get('cognito:roles');
  const items = isList(value) ? value : typeof value === 'string' ? value.split(',') : [];
  const texts = items.flatMap((item) => (typeof item === 'string' ? [item.trim()] : []));
  return [...new Set(texts)].filter((text) => text !== '');
}
