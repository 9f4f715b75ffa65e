import { type ClaimValue, isList } from './claims.ts';
import { type CognitoError, errorOf } from './errors.ts';

export type ClaimObject = { readonly [name: string]: ClaimValue };

export function isClaimObject(value: ClaimValue | undefined): value is ClaimObject {
  return typeof value === 'object' && value !== null && !isList(value);
}

/** A function that throws ends the sign-in (section 5.3); the text is inferred. */
export function lambdaFailed(
  trigger: 'PreAuthentication' | 'PostAuthentication' | 'PreTokenGeneration',
  message: string,
): CognitoError {
  const end = message.endsWith('.') ? '' : '.';
  return errorOf(trigger, 'InitiateAuth', 'UserLambdaValidationException', 'documented', {
    message: `${trigger} failed with error ${message}${end}`,
  });
}
