import type { Claims } from '../claims.ts';
import { withGroupClaims } from '../group-claims.ts';
import { issueIdToken } from '../issue-id-token.ts';
import type { EventOf } from './trigger-event.ts';

/**
 * The claims of the ID token that an event of Pre Token Generation is about, before the trigger: the
 * user's attributes and groups, as far as the event tells them.
 */
export function claimsInEvent(event: EventOf<'PreTokenGeneration'>): Claims {
  const { userPoolId, userName, callerContext, request } = event;
  // `cognito:user_status` and the like are told to the function only.
  const attributes = Object.entries(request.userAttributes ?? {}).filter(
    ([name]) => !name.startsWith('cognito:'),
  );
  const claims = issueIdToken(
    { id: userPoolId, clients: [], groups: [], users: [], triggers: {} },
    {
      username: userName ?? '',
      enabled: true,
      userStatus: 'CONFIRMED',
      groups: [],
      attributes: new Map(attributes),
    },
    { clientId: callerContext.clientId, readAttributes: attributes.map(([name]) => name) },
  );
  const { groupsToOverride, iamRolesToOverride, preferredRole } = request.groupConfiguration ?? {};
  return withGroupClaims(claims, {
    groups: groupsToOverride ?? [],
    roles: iamRolesToOverride ?? [],
    ...(typeof preferredRole === 'string' && preferredRole !== '' && { preferredRole }),
  });
}
