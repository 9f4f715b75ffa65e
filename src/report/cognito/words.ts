import type { Certainty } from '../../cognito/certainty.ts';
import type { ClaimValue } from '../../cognito/claims.ts';
import type { CognitoError } from '../../cognito/errors.ts';
import type { ProviderKind } from '../../cognito/login-provider.ts';
import type { ChosenBy, OpenQuestion } from '../../cognito/role-choice.ts';
import type { SessionDecision } from '../../cognito/what-if.ts';
import { printable } from '../names.ts';

/** Where a session ends up, as headlines have it. */
export const sessionDecisionNames = {
  allowed: 'ALLOW',
  explicitDeny: 'DENY (explicit)',
  implicitDeny: 'DENY (implicit)',
  indeterminate: 'INDETERMINATE',
  notReached: 'NOT REACHED',
} as const satisfies Record<SessionDecision, string>;

/** What made it this role, after the role's ARN and a comma. */
export const chosenByNames = {
  unauthenticated: "the pool's role for guests",
  'authenticated-default': "the pool's role for everybody who has signed in",
  preferred_role: 'which the token asks for as `cognito:preferred_role`',
  'custom-role': 'which the caller asked for as CustomRoleArn',
  rule: 'by a rule of the role mapping',
  'ambiguous->authenticated':
    "the pool's role for everybody who has signed in, as the mapping settles on no other",
  'saml-assertion': 'which the SAML assertion names',
  caller: 'which the caller asks STS for',
} as const satisfies Record<ChosenBy, string>;

/** What AWS does not publish, as a sentence. */
export const openQuestionTexts = {
  'rule-on-list':
    'AWS does not publish how a rule compares with a list: by its elements, or as one text; `--assume array-rules=elements` or `=substring` says what you have measured',
  'rule-on-object': 'AWS does not publish how a rule compares with an object',
  'rule-on-twitter': "AWS does not publish which claims of Twitter's tokens a rule may test",
  'custom-role-for-guest': 'AWS does not publish what CustomRoleArn does for a guest',
  'custom-role-without-mapping':
    'AWS does not publish what CustomRoleArn does for a provider without a role mapping',
  'several-logins': 'AWS does not publish which of several logins decides the role',
  'several-saml-roles':
    'AWS does not publish what happens when an assertion names several roles and CustomRoleArn chooses none',
  'unusable-saml-roles':
    'AWS does not publish what happens when an assertion names no role of this provider',
  'developer-mapping':
    'AWS does not publish whether a role mapping can stand under a developer provider',
  'developer-in-basic-flow':
    'AWS does not publish whether what closes the basic flow closes it to developer identities too',
  'user-status': 'AWS does not publish whether users in this state get a token',
} as const satisfies Record<OpenQuestion, string>;

/** How well founded an answer is, as a sentence. */
export const certaintyTexts = {
  documented: 'AWS documents all that this answer rests on',
  observed: 'not all of it is documented, but others have seen AWS do it and published that',
  inferred:
    'part of it follows from what AWS documents; nobody has published having seen it happen',
  unknown: 'AWS publishes too little to be sure',
} as const satisfies Record<Certainty, string>;

export const providerKindNames = {
  userPool: 'user pool',
  social: 'social provider',
  openIdConnect: 'OpenID Connect provider',
  saml: 'SAML provider',
  developer: 'developer provider',
} as const satisfies Record<ProviderKind, string>;

/** Longer values are cut: a claim can hold anything. */
const LONGEST = 160;

/** A claim's value as JSON on one line. */
export function valueText(value: ClaimValue | undefined): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value);
  return printable(text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);
}

/** A name out of the scenario, in backticks. */
export function named(text: string): string {
  return `\`${printable(text)}\``;
}

/** `NotAuthorizedException "…" from GetId`. */
export function errorText({ api, code, message }: CognitoError): string {
  const said = message === undefined ? '' : ` "${printable(message)}"`;
  return `${code}${said} from ${api}`;
}
