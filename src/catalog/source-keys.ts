// Keys that tell on whose behalf a service calls, as data; names in lower case. Sources, as of
// November 2026: IAM User Guide, "The confused deputy problem" and "AWS global condition context
// keys", and the pages of the services.

/** What a service sends about the resource that it calls for; any one narrows. */
export const sourceKeys: ReadonlySet<string> = new Set([
  'aws:sourceaccount',
  'aws:sourcearn',
  'aws:sourceorgid',
  'aws:sourceorgpaths',
]);

/** What some services ask for instead, by their own pages. */
export const sourceKeySubstitutes: ReadonlySet<string> = new Set([
  // Alexa skills: Lambda Developer Guide, "Using AWS Lambda with Alexa".
  'lambda:eventsourcetoken',
  // Key policies for CloudWatch Logs: Logs User Guide, "Encrypt log data using AWS KMS".
  'kms:encryptioncontext:aws:logs:arn',
  'kms:encryptioncontext:aws:logs:loggroup',
  'sts:externalid',
]);

/** Keys about callers, which people take instead and which services send differently or not at all. */
export const callerKeys: ReadonlySet<string> = new Set([
  'aws:principalaccount',
  'aws:principalarn',
  'aws:principalorgid',
  'aws:principalorgpaths',
  'aws:referer',
  'aws:sourceip',
  'aws:sourceowner',
  'aws:sourcevpc',
  'aws:sourcevpce',
  'aws:useragent',
  'aws:userid',
  'kms:calleraccount',
]);

/** Keys that whoever sends a request writes into it as they like. */
export const untrustworthyKeys: ReadonlySet<string> = new Set(['aws:referer', 'aws:useragent']);

/**
 * Service principals whose guides tell to name the source in the trust policy of the role that they
 * assume: other services may not send it, and then nobody could assume the role.
 */
export const servicesSendingSource: ReadonlySet<string> = new Set(
  `appsync bedrock bedrock-agentcore cognito-idp comprehend config databrew datasync dms
  emr-serverless events fis forecast iot kendra kinesisanalytics logs monitoring.rds omics personalize
  pipes qbusiness rekognition sagemaker scheduler sns ssm states textract transcribe transfer translate
  vpc-flow-logs`
    .split(/\s+/)
    .map((name) => `${name}.amazonaws.com`),
);
