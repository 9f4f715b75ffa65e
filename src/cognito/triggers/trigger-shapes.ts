import { any, flag, listOf, mapOf, object, text, textMap, texts, word } from './shape.ts';

/** What every event has beside `request` and `response` (section 5.3). */
export const commonShape = object(
  {
    version: text,
    triggerSource: text,
    region: text,
    userPoolId: text,
    callerContext: object({ clientId: text }, { awsSdkVersion: text }),
  },
  // Absent where nobody signs in: a client's own credentials.
  { userName: text },
);

const signUpRequest = object(
  { userAttributes: textMap },
  { validationData: textMap, clientMetadata: textMap },
);

const challenge = object(
  { challengeName: text, challengeResult: flag },
  { challengeMetadata: text },
);

const groupConfiguration = object(
  {},
  { groupsToOverride: texts, iamRolesToOverride: texts, preferredRole: text },
);

/** Clients that sign in on their own account have neither attributes nor groups. */
const secondTokenRequest = object(
  {},
  { userAttributes: textMap, groupConfiguration, clientMetadata: textMap, scopes: texts },
);

const nothing = object({}, {});

const claimChanges = { claimsToAddOrOverride: mapOf(any), claimsToSuppress: texts } as const;

const secondTokenResponse = object(
  {},
  {
    claimsAndScopeOverrideDetails: object(
      {},
      {
        idTokenGeneration: object({}, claimChanges),
        accessTokenGeneration: object(
          {},
          { ...claimChanges, scopesToAdd: texts, scopesToSuppress: texts },
        ),
        groupOverrideDetails: groupConfiguration,
      },
    ),
  },
);

const messageRequest = object(
  { userAttributes: textMap, codeParameter: text },
  { linkParameter: text, usernameParameter: text, clientMetadata: textMap },
);

/** The code is absent where an account may have been taken over. */
const senderRequest = object(
  { type: text },
  { code: text, userAttributes: textMap, clientMetadata: textMap },
);

/** `request` and `response` of every event that Cognito sends to a Lambda function (table 5.3). */
export const triggerShapes = {
  PreSignUp: {
    request: signUpRequest,
    response: object({}, { autoConfirmUser: flag, autoVerifyEmail: flag, autoVerifyPhone: flag }),
  },
  PostConfirmation: {
    request: object({ userAttributes: textMap }, { clientMetadata: textMap }),
    response: nothing,
  },
  PreAuthentication: {
    request: object(
      { userAttributes: textMap },
      { userNotFound: flag, validationData: textMap, clientMetadata: textMap },
    ),
    response: nothing,
  },
  PostAuthentication: {
    request: object({ userAttributes: textMap }, { newDeviceUsed: flag, clientMetadata: textMap }),
    response: nothing,
  },
  DefineAuthChallenge: {
    request: object(
      { userAttributes: textMap, session: listOf(challenge) },
      { userNotFound: flag, clientMetadata: textMap },
    ),
    response: object({}, { challengeName: text, issueTokens: flag, failAuthentication: flag }),
  },
  CreateAuthChallenge: {
    request: object(
      { userAttributes: textMap, challengeName: text },
      { session: listOf(challenge), userNotFound: flag, clientMetadata: textMap },
    ),
    response: object(
      {},
      {
        publicChallengeParameters: textMap,
        privateChallengeParameters: textMap,
        challengeMetadata: text,
      },
    ),
  },
  VerifyAuthChallengeResponse: {
    request: object(
      { userAttributes: textMap, challengeAnswer: text },
      { privateChallengeParameters: textMap, userNotFound: flag, clientMetadata: textMap },
    ),
    response: object({}, { answerCorrect: flag }),
  },
  PreTokenGenerationV1: {
    request: object({ userAttributes: textMap }, { groupConfiguration, clientMetadata: textMap }),
    response: object(
      {},
      {
        claimsOverrideDetails: object(
          {},
          {
            claimsToAddOrOverride: textMap,
            claimsToSuppress: texts,
            groupOverrideDetails: groupConfiguration,
          },
        ),
      },
    ),
  },
  PreTokenGenerationV2: { request: secondTokenRequest, response: secondTokenResponse },
  UserMigration: {
    request: object({}, { password: text, validationData: textMap, clientMetadata: textMap }),
    response: object(
      {},
      {
        userAttributes: textMap,
        finalUserStatus: word('CONFIRMED', 'RESET_REQUIRED'),
        messageAction: word('SUPPRESS', 'RESEND'),
        desiredDeliveryMediums: listOf(word('SMS', 'EMAIL')),
        forceAliasCreation: flag,
        enableSMSMFA: flag,
      },
    ),
  },
  CustomMessage: {
    request: messageRequest,
    response: object({}, { smsMessage: text, emailMessage: text, emailSubject: text }),
  },
  CustomEmailSender: { request: senderRequest, response: nothing },
  CustomSMSSender: { request: senderRequest, response: nothing },
  InboundFederation: {
    request: object(
      {
        providerName: text,
        providerType: word(
          'OIDC',
          'SAML',
          'Facebook',
          'Google',
          'SignInWithApple',
          'LoginWithAmazon',
        ),
        attributes: object(
          {},
          {
            tokenResponse: mapOf(any),
            idToken: mapOf(any),
            userInfo: mapOf(any),
            samlResponse: mapOf(any),
          },
        ),
      },
      {},
    ),
    response: object({}, { userAttributesToMap: textMap }),
  },
} as const;
