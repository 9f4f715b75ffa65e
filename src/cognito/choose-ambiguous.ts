import type { Certainty } from './certainty.ts';
import { type Choice, type Choosing, choosePoolRole, refused } from './choosing.ts';
import { ambiguousRole } from './errors.ts';
import type { RoleMapping } from './identity-pool.ts';
import type { TokenLogin } from './login.ts';

/** What the mapping says of logins that it gives no single role (section 2.4, step 3). */
export function chooseAmbiguous(
  choosing: Choosing,
  { ambiguousRoleResolution: resolution }: RoleMapping,
  { provider }: TokenLogin,
  certainty: Certainty,
): Choice {
  choosing.note({ step: 'ambiguous', provider, resolution });
  return resolution === 'Deny'
    ? refused(ambiguousRole(provider, certainty))
    : choosePoolRole(choosing, 'authenticated', 'ambiguous->authenticated', certainty);
}
