import { groupClaims } from '../group-claims.ts';
import { groupsOf } from '../issue-id-token.ts';
import type { Client, LambdaVersion, User, UserPool } from '../user-pool.ts';
import type { TriggerEventOf } from './trigger-event.ts';

const versions = { V1_0: '1', V2_0: '2', V3_0: '3' } as const satisfies Record<
  LambdaVersion,
  string
>;

/** Scopes of whoever signs in with the user pool's own operations. */
const ownScopes: readonly string[] = ['aws.cognito.signin.user.admin'];

/**
 * The event that Pre Token Generation gets when a user signs in, before anybody has answered
 * (section 5.2).
 */
export function tokenEvent(
  userPool: UserPool,
  user: User,
  client: Client,
): TriggerEventOf<'PreTokenGeneration'> {
  const lambdaVersion = userPool.triggers.preTokenGeneration?.lambdaVersion ?? 'V1_0';
  const { groups, roles, preferredRole } = groupClaims(groupsOf(userPool, user));
  const first = lambdaVersion === 'V1_0';
  const [region = ''] = userPool.id.split('_', 1);
  return {
    trigger: 'PreTokenGeneration',
    version: versions[lambdaVersion],
    triggerSource:
      user.userStatus === 'FORCE_CHANGE_PASSWORD'
        ? 'TokenGeneration_NewPasswordChallenge'
        : 'TokenGeneration_Authentication',
    region,
    userPoolId: userPool.id,
    userName: user.username,
    callerContext: { awsSdkVersion: 'aws-sdk-unknown-unknown', clientId: client.clientId },
    request: {
      userAttributes: Object.fromEntries([
        ...user.attributes,
        ['cognito:user_status', user.userStatus],
      ]),
      groupConfiguration: {
        groupsToOverride: groups,
        iamRolesToOverride: roles,
        preferredRole: preferredRole ?? null,
      },
      ...(!first && { scopes: ownScopes }),
    },
    response: { [first ? 'claimsOverrideDetails' : 'claimsAndScopeOverrideDetails']: null },
  };
}
