import { GITHUB } from './identity-providers.ts';

// What single condition keys must hold, as data; names in lower case. Sources, as of November 2026:
// IAM User Guide, "AWS global condition context keys" (sensitive keys, services of the VPC endpoint
// keys) and "IAM Access Analyzer policy check reference"; what users of both have measured.

/** Keys whose values name one account, organization or network: part of one means nothing. */
export const sensitiveKeys: ReadonlySet<string> = new Set([
  'aws:principalaccount',
  'aws:principalorgid',
  'aws:resourceaccount',
  'aws:resourceorgid',
  'aws:sourceaccount',
  'aws:sourceorgid',
  'aws:sourcevpc',
  'aws:sourcevpce',
  'aws:vpceaccount',
  'aws:vpceorgid',
]);

/** Keys that keep strangers out, and that strangers' requests may lack. */
export const guardingKeys: ReadonlySet<string> = new Set([
  ...sensitiveKeys,
  'aws:principalorgpaths',
  'aws:sourcearn',
  'aws:sourceip',
  'aws:sourceorgpaths',
  'aws:sourcevpcarn',
  'aws:vpceorgpaths',
  'aws:vpcsourceip',
]);

/** Keys in which each wildcard and variable wants so many literal characters right before it. */
export const guardedKeys: ReadonlySet<string> = new Set([`${GITHUB}:sub`]);

export const GUARDED_LITERALS = 6;

/** Keys that hold the name of a service principal. */
export const servicePrincipalKeys: ReadonlySet<string> = new Set([
  'aws:calledvia',
  'aws:calledviafirst',
  'aws:calledvialast',
  'aws:principalservicename',
  'aws:principalservicenameslist',
  'iam:awsservicename',
  'iam:passedtoservice',
  'kms:viaservice',
]);

/** Those of them whose services have one label before the domain. */
export const oneLabelServiceKeys: ReadonlySet<string> = new Set([
  'aws:calledvia',
  'aws:calledviafirst',
  'aws:calledvialast',
]);

/** Keys that hold the ARN of a KMS key, not its ID or its alias. */
export const kmsKeyArnKeys: ReadonlySet<string> = new Set([
  's3:x-amz-server-side-encryption-aws-kms-key-id',
]);

/** Keys that hold the name of a region. */
export const regionKeys: ReadonlySet<string> = new Set(['aws:requestedregion']);

/** Keys about the caller that no request of a service principal carries. */
export const keysOfAwsIdentities: readonly string[] = [
  'aws:principalaccount',
  'aws:principalarn',
  'aws:principalorgid',
  'aws:principalorgpaths',
  'aws:principaltag/',
];

/** Global keys that once were, or that one service alone still sends: neither unknown nor advised. */
export const legacyKeys: ReadonlySet<string> = new Set(['aws:sourceowner']);

/** Keys of the owner of a VPC endpoint, which some services send only. */
export const vpcEndpointOwnerKeys: ReadonlySet<string> = new Set([
  'aws:vpceaccount',
  'aws:vpceorgid',
  'aws:vpceorgpaths',
]);

/** Those services by their prefixes, as of 2025-08-30 (announcement of the keys). */
export const vpcEndpointOwnerServices: ReadonlySet<string> = new Set(
  `acm-pca apprunner applicationinsights athena cloudformation comprehendmedical compute-optimizer
  datasync discovery ebs firehose healthlake iam iotfleetwise iotwireless kms lambda
  medical-imaging omics payment-cryptography polly rbin rekognition s3 scheduler servicediscovery
  servicequotas ssm-contacts storagegateway textract transcribe transfer`.split(/\s+/),
);

/**
 * Keys, in lower case, about what a request sets only with a further action. Sources: EC2 User
 * Guide, "Grant permission to tag Amazon EC2 resources during creation"; IAM User Guide, "Pass
 * session tags in AWS STS" and "Monitor and control actions taken with assumed roles".
 */
export const settingActions: readonly SettingAction[] = [
  { keys: ['aws:requesttag/'], action: 'ec2:runinstances', needed: 'ec2:CreateTags' },
  { keys: ['sts:sourceidentity'], action: 'sts:assumerole', needed: 'sts:SetSourceIdentity' },
  {
    keys: ['aws:requesttag/', 'sts:transitivetagkeys'],
    action: 'sts:assumerole',
    needed: 'sts:TagSession',
  },
];

interface SettingAction {
  readonly keys: readonly string[];
  readonly action: string;
  readonly needed: string;
}

/** Services whose keys the Service Authorization Reference lists in full for each action. */
export const servicesWithWholeKeys: ReadonlySet<string> = new Set(['dynamodb', 'iam', 'kms', 's3']);
