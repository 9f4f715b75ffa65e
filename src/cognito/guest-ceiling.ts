import type { Policy } from '../policy/policy.ts';
import { readPolicy } from '../policy/read-policy.ts';

/**
 * What a guest's session may do at most in the enhanced flow, whatever its role allows: two
 * session policies that Cognito passes, of which either suffices (section 4.2).
 */
export interface GuestCeiling {
  /** The day to which the lists are known to be right; AWS changes them without a version. */
  readonly asOf: string;
  readonly policies: readonly Policy[];
}

/** Cognito Developer Guide, "IAM roles": the policy that goes inline with the call. */
const inlineActions = `appsync:* cloudwatch:* codewhisperer:* cognito-identity:* cognito-idp:*
  cognito-sync:* comprehend:* dynamodb:* execute-api:* firehose:* gamelift:* iot:* kinesis:*
  lambda:* lex:* logs:* machinelearning:* mobileanalytics:* mobiletargeting:* personalize:* polly:*
  rekognition:* s3:* sagemaker:InvokeEndpoint sdb:* ses:* sns:* sqs:* textract:AnalyzeDocument
  textract:DetectDocumentText transcribe:* translate:*`;

/** AWS Managed Policy Reference, "AmazonCognitoUnAuthedIdentitiesSessionPolicy", version 4. */
const managedActions = `comprehend:* firehose:* geo:*DevicePosition* geo:*Geofence geo:*Geofences
  geo:CalculateRoute* geo:GetMap* geo:GetPlace geo:ListMaps geo:SearchPlaceIndex* kms:Decrypt
  kms:Encrypt kms:GenerateDataKey kms:GenerateDataKeyPair kms:GenerateDataKeyPairWithoutPlaintext
  kms:GenerateDataKeyWithoutPlaintext kms:ReEncryptFrom kms:ReEncryptTo mobiletargeting:*
  personalize:* polly:* rekognition:* rum:PutRumEvents sagemaker:InvokeEndpoint transcribe:*
  translate:*`;

/** Services of the list of May 2023 that are in neither policy of today. */
export const disputedServices: ReadonlySet<string> = new Set(['kinesisanalytics', 'sumerian']);

/** Whether others have seen AWS refuse this action, in lower case, to guests. */
export function seenCut(action: string): boolean {
  return action === 'ssm:getparameter' || action.startsWith('kinesisvideo:');
}

export const guestCeiling: GuestCeiling = {
  asOf: '2026-05-01',
  policies: [
    ceilingPolicy('guest session policy (inline)', inlineActions),
    ceilingPolicy('AmazonCognitoUnAuthedIdentitiesSessionPolicy', managedActions),
  ],
};

function ceilingPolicy(name: string, actions: string): Policy {
  const { value } = readPolicy(
    {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: actions.split(/\s+/), Resource: '*' }],
    },
    { name, type: 'session' },
  );
  if (value === undefined) throw new Error(`invariant: ${name} is a policy`);
  return value;
}
