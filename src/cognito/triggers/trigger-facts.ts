/** What an answer of a trigger can do to what a user may do (table 5.3). */
export type Authority =
  | 'none'
  /** End the sign-in or the sign-up. */
  | 'refuse'
  /** Let users in whom nobody else has checked. */
  | 'admit'
  /** Give users attributes, which become claims. */
  | 'attributes'
  /** Change claims, groups and roles in the token itself. */
  | 'claims';

/** What there is to say of a trigger, whatever its events hold. */
export interface TriggerFacts {
  /** As the console calls it. */
  readonly title: string;
  /** The values of `triggerSource`. */
  readonly sources: readonly string[];
  readonly authority: Authority;
  /** In a sentence. */
  readonly effect: string;
}

/** The triggers of a user pool, as `LambdaConfig` names them. */
export const triggerFacts = {
  PreSignUp: {
    title: 'Pre sign-up',
    sources: ['PreSignUp_SignUp', 'PreSignUp_AdminCreateUser', 'PreSignUp_ExternalProvider'],
    authority: 'admit',
    effect:
      'decides who may exist, and may call an e-mail address verified that nobody has verified',
  },
  PostConfirmation: {
    title: 'Post confirmation',
    sources: ['PostConfirmation_ConfirmSignUp', 'PostConfirmation_ConfirmForgotPassword'],
    authority: 'none',
    effect: 'its answer changes nothing; what it does itself, such as adding to a group, does',
  },
  PreAuthentication: {
    title: 'Pre authentication',
    sources: ['PreAuthentication_Authentication'],
    authority: 'refuse',
    effect: 'may refuse the sign-in by throwing',
  },
  PostAuthentication: {
    title: 'Post authentication',
    sources: ['PostAuthentication_Authentication'],
    authority: 'refuse',
    effect: 'may refuse the sign-in by throwing, after the password was right',
  },
  DefineAuthChallenge: {
    title: 'Define auth challenge',
    sources: ['DefineAuthChallenge_Authentication'],
    authority: 'admit',
    effect: 'decides after which challenges tokens are issued',
  },
  CreateAuthChallenge: {
    title: 'Create auth challenge',
    sources: ['CreateAuthChallenge_Authentication'],
    authority: 'none',
    effect: 'writes the challenge and keeps its answer',
  },
  VerifyAuthChallengeResponse: {
    title: 'Verify auth challenge response',
    sources: ['VerifyAuthChallengeResponse_Authentication'],
    authority: 'admit',
    effect: 'decides whether the answer to a challenge is right',
  },
  PreTokenGeneration: {
    title: 'Pre token generation',
    sources: [
      'TokenGeneration_HostedAuth',
      'TokenGeneration_Authentication',
      'TokenGeneration_NewPasswordChallenge',
      'TokenGeneration_AuthenticateDevice',
      'TokenGeneration_RefreshTokens',
      'TokenGeneration_ClientCredentials',
    ],
    authority: 'claims',
    effect: 'adds, overrides and removes claims, groups and roles: it alone can choose the role',
  },
  UserMigration: {
    title: 'Migrate user',
    sources: ['UserMigration_Authentication', 'UserMigration_ForgotPassword'],
    authority: 'attributes',
    effect: 'creates a user with any attribute, when the sign-in sends the password',
  },
  CustomMessage: {
    title: 'Custom message',
    sources: [
      'CustomMessage_SignUp',
      'CustomMessage_AdminCreateUser',
      'CustomMessage_ResendCode',
      'CustomMessage_ForgotPassword',
      'CustomMessage_UpdateUserAttribute',
      'CustomMessage_VerifyUserAttribute',
      'CustomMessage_Authentication',
    ],
    authority: 'none',
    effect: 'writes messages',
  },
  CustomEmailSender: {
    title: 'Custom e-mail sender',
    sources: [
      'CustomEmailSender_SignUp',
      'CustomEmailSender_ResendCode',
      'CustomEmailSender_ForgotPassword',
      'CustomEmailSender_UpdateUserAttribute',
      'CustomEmailSender_VerifyUserAttribute',
      'CustomEmailSender_AdminCreateUser',
      'CustomEmailSender_Authentication',
      'CustomEmailSender_AccountTakeOverNotification',
    ],
    authority: 'none',
    effect: 'sends messages; Cognito does not wait for its answer',
  },
  CustomSMSSender: {
    title: 'Custom SMS sender',
    sources: [
      'CustomSMSSender_SignUp',
      'CustomSMSSender_ResendCode',
      'CustomSMSSender_ForgotPassword',
      'CustomSMSSender_UpdateUserAttribute',
      'CustomSMSSender_VerifyUserAttribute',
      'CustomSMSSender_AdminCreateUser',
      'CustomSMSSender_Authentication',
    ],
    authority: 'none',
    effect: 'sends messages; Cognito does not wait for its answer',
  },
  InboundFederation: {
    title: 'Inbound federation',
    sources: ['InboundFederation_ExternalProvider'],
    authority: 'attributes',
    effect: 'rewrites what an identity provider says of a user, before it becomes attributes',
  },
} as const satisfies Record<string, TriggerFacts>;

/** A trigger, as `LambdaConfig` names it. */
export type TriggerName = keyof typeof triggerFacts;

/** All triggers, in the order of table 5.3. */
export const triggerNames = [
  'PreSignUp',
  'PostConfirmation',
  'PreAuthentication',
  'PostAuthentication',
  'DefineAuthChallenge',
  'CreateAuthChallenge',
  'VerifyAuthChallengeResponse',
  'PreTokenGeneration',
  'UserMigration',
  'CustomMessage',
  'CustomEmailSender',
  'CustomSMSSender',
  'InboundFederation',
] as const satisfies readonly TriggerName[];
