import type { Claims, ClaimValue } from '../claims.ts';
import { withGroupClaims } from '../group-claims.ts';
import { issueIdToken, providerNameOf } from '../issue-id-token.ts';
import type { Client, LambdaVersion, UserPool } from '../user-pool.ts';
import type { TriggerEventOf } from './trigger-event.ts';

/** The trigger's version that sends such an event. */
export function lambdaVersionOf({
  version,
}: Pick<TriggerEventOf<'PreTokenGeneration'>, 'version'>): LambdaVersion {
  return version === '1' ? 'V1_0' : version === '2' ? 'V2_0' : 'V3_0';
}

function poolOf(id: string): UserPool {
  return { id, clients: [], groups: [], users: [], triggers: {} };
}

/**
 * The claims of the ID token that an event of Pre Token Generation is about, before the trigger: the
 * user's attributes and groups, as far as the event tells them. Which attributes the app client may
 * read the event does not tell: all of them, unless `client` is given.
 */
export function claimsInEvent(
  event: TriggerEventOf<'PreTokenGeneration'>,
  client?: Client,
): Claims {
  const { userPoolId, userName, callerContext, request } = event;
  // `cognito:user_status` and the like are told to the function only.
  const attributes = Object.entries(request.userAttributes ?? {}).filter(
    ([name]) => !name.startsWith('cognito:'),
  );
  const claims = issueIdToken(
    poolOf(userPoolId),
    {
      username: userName ?? '',
      enabled: true,
      userStatus: 'CONFIRMED',
      groups: [],
      attributes: new Map(attributes),
    },
    client ?? {
      clientId: callerContext.clientId,
      readAttributes: attributes.map(([name]) => name),
    },
  );
  const { groupsToOverride, iamRolesToOverride, preferredRole } = request.groupConfiguration ?? {};
  return withGroupClaims(claims, {
    groups: groupsToOverride ?? [],
    roles: iamRolesToOverride ?? [],
    ...(typeof preferredRole === 'string' && preferredRole !== '' && { preferredRole }),
  });
}

/**
 * The claims of the access token that the same event is about (section 5.1). A client that signs in
 * on its own account is its subject.
 */
export function accessClaimsInEvent(event: TriggerEventOf<'PreTokenGeneration'>): Claims {
  const { userPoolId, userName, callerContext, request } = event;
  const scopes = 'scopes' in request ? (request.scopes ?? []) : [];
  const ofClient = event.triggerSource === 'TokenGeneration_ClientCredentials';
  const sub = ofClient ? callerContext.clientId : request.userAttributes?.['sub'];
  const claims: [name: string, value: ClaimValue | undefined][] = [
    ['sub', sub],
    ['iss', `https://${providerNameOf(poolOf(userPoolId))}`],
    ['client_id', callerContext.clientId],
    ['token_use', 'access'],
    ['version', 2],
    ['scope', scopes.length === 0 ? undefined : scopes.join(' ')],
    ['username', ofClient ? undefined : (userName ?? undefined)],
  ];
  const told = new Map<string, ClaimValue>();
  for (const [name, value] of claims) if (value !== undefined) told.set(name, value);
  const groups = request.groupConfiguration?.groupsToOverride ?? [];
  return withGroupClaims(told, { groups, roles: [] });
}
