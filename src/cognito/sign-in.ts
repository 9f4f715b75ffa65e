import { applyPreTokenGeneration } from './apply-pre-token-generation.ts';
import { type Certainty, weakest } from './certainty.ts';
import type { IgnoredChange } from './change-claims.ts';
import type { Claims } from './claims.ts';
import { type CognitoError, errorOf } from './errors.ts';
import { groupClaims } from './group-claims.ts';
import { groupsOf, issueIdToken } from './issue-id-token.ts';
import { lambdaFailed } from './trigger-answer.ts';
import type { Client, User, UserPool, UserStatus } from './user-pool.ts';

/** The ID token that a user gets, or why none. */
export type SignIn =
  | {
      readonly outcome: 'token';
      readonly claims: Claims;
      /** The claims as they were before the Pre Token Generation trigger, where there is one. */
      readonly before?: Claims;
      readonly ignored: readonly IgnoredChange[];
      /** What the user must do first. */
      readonly challenge?: 'NEW_PASSWORD_REQUIRED';
      /** That nobody publishes whether users in this state get tokens. */
      readonly doubtful: boolean;
      readonly certainty: Certainty;
    }
  | { readonly outcome: 'error'; readonly error: CognitoError };

/** Signs a user in with the right password (sections 5.1 to 5.4). */
export function signIn(userPool: UserPool, user: User, client: Client): SignIn {
  const { preAuthentication, postAuthentication, preTokenGeneration } = userPool.triggers;
  const error =
    refusalOf('PreAuthentication', preAuthentication?.error) ??
    stateError(user) ??
    refusalOf('PostAuthentication', postAuthentication?.error);
  if (error) return { outcome: 'error', error };
  const before = issueIdToken(userPool, user, client);
  const result = preTokenGeneration && applyPreTokenGeneration(before, preTokenGeneration);
  if (result?.outcome === 'error') return result;
  const { certainty } = groupClaims(groupsOf(userPool, user));
  return {
    outcome: 'token',
    claims: result?.claims ?? before,
    ...(result && { before }),
    ignored: result?.ignored ?? [],
    ...(user.userStatus === 'FORCE_CHANGE_PASSWORD' && { challenge: 'NEW_PASSWORD_REQUIRED' }),
    doubtful: user.userStatus === 'ARCHIVED' || user.userStatus === 'UNKNOWN',
    certainty: weakest(certainty, result?.certainty ?? 'documented'),
  };
}

function refusalOf(
  trigger: 'PreAuthentication' | 'PostAuthentication',
  message: string | undefined,
): CognitoError | undefined {
  return message === undefined ? undefined : lambdaFailed(trigger, message);
}

/** States that end a sign-in (table 5.4). */
const stateErrors: Partial<Record<UserStatus, CognitoError>> = {
  UNCONFIRMED: errorOf('UNCONFIRMED', 'InitiateAuth', 'UserNotConfirmedException', 'documented'),
  RESET_REQUIRED: errorOf(
    'RESET_REQUIRED',
    'InitiateAuth',
    'PasswordResetRequiredException',
    'documented',
  ),
  COMPROMISED: errorOf('COMPROMISED', 'InitiateAuth', 'NotAuthorizedException', 'inferred'),
};

const userDisabled = errorOf('disabled', 'InitiateAuth', 'NotAuthorizedException', 'inferred', {
  message: 'User is disabled.',
});

function stateError({ enabled, userStatus }: User): CognitoError | undefined {
  return enabled ? stateErrors[userStatus] : userDisabled;
}
