import type { Certainty } from './certainty.ts';

/** The codes of AWS's errors from sign-in to the role. */
export type ErrorCode =
  | 'NotAuthorizedException'
  | 'InvalidParameterException'
  | 'InvalidIdentityPoolConfigurationException'
  | 'ResourceConflictException'
  | 'UserNotConfirmedException'
  | 'PasswordResetRequiredException'
  | 'UserLambdaValidationException'
  | 'InvalidLambdaResponseException'
  | 'AccessDenied';

/** The operation that answers with the error. */
export type CognitoOperation =
  | 'InitiateAuth'
  | 'GetId'
  | 'GetOpenIdToken'
  | 'GetCredentialsForIdentity'
  | 'AssumeRoleWithWebIdentity';

/** An error as AWS answers it. */
export interface CognitoError {
  /** Its row in the table of errors (section 2.7), or the state or trigger that causes it. */
  readonly row: string;
  readonly api: CognitoOperation;
  readonly code: ErrorCode;
  /** Absent where nobody has published the text. */
  readonly message?: string;
  readonly httpStatus: 400 | 403;
  readonly certainty: Certainty;
}

const invalidConfiguration =
  'Invalid identity pool configuration. Check assigned IAM roles for this pool.';

/** Guests are switched off. */
export const guestsOff = errorOf('E1', 'GetId', 'NotAuthorizedException', 'observed', {
  message: 'Unauthenticated access is not supported for this identity pool.',
});

/** The pool does not know the token's provider or app client. */
export const unsupportedProvider = errorOf('E2', 'GetId', 'NotAuthorizedException', 'observed', {
  message: 'Token is not from a supported provider of this identity pool.',
});

/** The pool has no provider at all. */
export const noSuchLogin = errorOf('E3', 'GetId', 'NotAuthorizedException', 'observed', {
  message:
    "Logins don't match. Please include at least one valid login for this identity or identity pool.",
});

/** A token that is none, or that the pool must not take. */
export function invalidToken(reason: string | undefined, certainty: Certainty): CognitoError {
  const message = `Invalid login token.${reason === undefined ? '' : ` ${reason}`}`;
  return errorOf('E4', 'GetId', 'NotAuthorizedException', certainty, { message });
}

/** The user pool says that the user has been signed out, disabled or deleted (section 2.2, step 8). */
export const revokedUser = errorOf(
  'E4',
  'GetCredentialsForIdentity',
  'NotAuthorizedException',
  'documented',
);

/** A guest asks for an identity that has logins, or is disabled. */
export function forbiddenIdentity(identityId: string): CognitoError {
  return errorOf('E5', 'GetCredentialsForIdentity', 'NotAuthorizedException', 'observed', {
    message: `Access to Identity '${identityId}' is forbidden.`,
  });
}

/** The mapping chooses no single role, and is set to refuse then. */
export function ambiguousRole(provider: string, certainty: Certainty): CognitoError {
  return errorOf('E6', 'GetCredentialsForIdentity', 'NotAuthorizedException', certainty, {
    message: `The ambiguous role mapping rules for: ${provider} denied this request.`,
  });
}

/** The role that the caller asks for is none that the mapping or assertion offers. */
export function customRoleRefused(certainty: Certainty): CognitoError {
  return errorOf('E7', 'GetCredentialsForIdentity', 'NotAuthorizedException', certainty);
}

/** The pool has no role for this kind of login. */
export const noRole = errorOf(
  'E8',
  'GetCredentialsForIdentity',
  'InvalidIdentityPoolConfigurationException',
  'documented',
  { message: invalidConfiguration },
);

/** The basic flow is switched off. */
export const classicFlowOff = errorOf(
  'E10',
  'GetOpenIdToken',
  'InvalidParameterException',
  'observed',
  { message: 'Basic (classic) flow is not enabled, please use enhanced flow.' },
);

/** The basic flow ends where role mappings begin. The code is inferred, the text observed. */
export const classicFlowWithMappings = errorOf(
  'E11',
  'GetOpenIdToken',
  'InvalidParameterException',
  'observed',
  {
    message: 'Basic (classic) flow is not supported with RoleMappings, please use enhanced flow.',
  },
);

/** A second login of the same provider. */
export const secondLogin = errorOf('E15', 'GetId', 'ResourceConflictException', 'documented');

/** SAML assertions are for the enhanced flow only (ruling 8). */
export const samlInBasicFlow = errorOf(
  'saml-basic',
  'GetOpenIdToken',
  'InvalidParameterException',
  'inferred',
);

/** Several roles in a SAML assertion, and the caller chooses none (section 2.5b). */
export const severalSamlRoles = errorOf(
  'saml-roles',
  'GetCredentialsForIdentity',
  'InvalidParameterException',
  'inferred',
);

/** STS refused the role that the pool chose: not AccessDenied, which is the trap (section 2.3). */
export const stsRefused = errorOf(
  'E9',
  'GetCredentialsForIdentity',
  'InvalidIdentityPoolConfigurationException',
  'documented',
  { message: invalidConfiguration },
);

/** STS refused the role that the caller asked for. */
export const stsRefusedCaller = errorOf(
  'E12',
  'AssumeRoleWithWebIdentity',
  'AccessDenied',
  'documented',
  { message: 'Not authorized to perform sts:AssumeRoleWithWebIdentity', httpStatus: 403 },
);

/** Makes an error of the row's facts. */
export function errorOf(
  row: string,
  api: CognitoOperation,
  code: ErrorCode,
  certainty: Certainty,
  said: { readonly message?: string; readonly httpStatus?: 403 } = {},
): CognitoError {
  return { row, api, code, httpStatus: 400, ...said, certainty };
}
