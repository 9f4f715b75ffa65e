/** What is known of the policy of one kind of resource, by CloudFormation's name of the kind. */
export interface ResourcePolicyFacts {
  /** With its article, for messages. */
  readonly label: string;
  /** The prefixes of the actions that it may hold. */
  readonly actions: readonly string[];
  /** The services that its resources' ARNs name. */
  readonly arns: readonly string[];
  /** Whether ValidatePolicy knows the kind. */
  readonly checkedByAws: boolean;
  readonly quota?: { readonly bytes: number; readonly source: string };
}

const of = (
  label: string,
  service: string,
  bytes?: number,
  source?: string,
): ResourcePolicyFacts => ({
  label,
  actions: [service],
  arns: [service],
  checkedByAws: false,
  ...(bytes !== undefined && source !== undefined && { quota: { bytes, source } }),
});

const S3_POLICIES = 'S3 User Guide, "Bucket policies"';
const ACCESS_POINTS = 'S3 User Guide, "Access points restrictions and limitations"';

/**
 * Kinds of resources with their policies; sources of the quotas are with them. The actions are those
 * of the service itself (Service Authorization Reference). As of November 2026.
 */
const kinds: ReadonlyMap<string, ResourcePolicyFacts> = new Map([
  ['AWS::S3::Bucket', { ...of('a bucket policy', 's3', 20480, S3_POLICIES), checkedByAws: true }],
  [
    'AWS::S3::AccessPoint',
    { ...of('an access point policy', 's3', 20480, ACCESS_POINTS), checkedByAws: true },
  ],
  [
    'AWS::S3::MultiRegionAccessPoint',
    { ...of('a multi-Region access point policy', 's3'), checkedByAws: true },
  ],
  [
    'AWS::S3ObjectLambda::AccessPoint',
    {
      ...of('an Object Lambda access point policy', 's3-object-lambda'),
      checkedByAws: true,
    },
  ],
  [
    'AWS::DynamoDB::Table',
    {
      ...of('a table policy', 'dynamodb', 20480, 'DynamoDB API Reference, "PutResourcePolicy"'),
      checkedByAws: true,
    },
  ],
  [
    'AWS::SQS::Queue',
    of('a queue policy', 'sqs', 8192, 'SQS Developer Guide, "Amazon SQS policy quotas"'),
  ],
  ['AWS::SNS::Topic', of('a topic policy', 'sns')],
  ['AWS::KMS::Key', of('a key policy', 'kms', 32768, 'KMS Developer Guide, "Resource quotas"')],
  [
    'AWS::SecretsManager::Secret',
    of('a secret policy', 'secretsmanager', 20480, 'Secrets Manager User Guide, "Quotas"'),
  ],
  [
    'AWS::Lambda::Function',
    of('a function policy', 'lambda', 20480, 'Lambda Developer Guide, "Lambda quotas"'),
  ],
  ['AWS::ECR::Repository', of('a repository policy', 'ecr')],
]);

/** Kinds of CloudFormation resources that only hold a policy, and what that is attached to. */
const holders: ReadonlyMap<string, string> = new Map([
  ['AWS::S3::BucketPolicy', 'AWS::S3::Bucket'],
  ['AWS::S3::AccessPointPolicy', 'AWS::S3::AccessPoint'],
  ['AWS::S3::MultiRegionAccessPointPolicy', 'AWS::S3::MultiRegionAccessPoint'],
  ['AWS::S3ObjectLambda::AccessPointPolicy', 'AWS::S3ObjectLambda::AccessPoint'],
  ['AWS::SQS::QueuePolicy', 'AWS::SQS::Queue'],
  ['AWS::SQS::QueueInlinePolicy', 'AWS::SQS::Queue'],
  ['AWS::SNS::TopicPolicy', 'AWS::SNS::Topic'],
  ['AWS::SNS::TopicInlinePolicy', 'AWS::SNS::Topic'],
  ['AWS::SecretsManager::ResourcePolicy', 'AWS::SecretsManager::Secret'],
  ['AWS::Lambda::Permission', 'AWS::Lambda::Function'],
]);

/** The facts of the policies of that kind of resource, if we have any. */
export function resourcePolicyFacts(
  resourceType: string | undefined,
): ResourcePolicyFacts | undefined {
  if (resourceType === undefined) return undefined;
  return kinds.get(holders.get(resourceType) ?? resourceType);
}

/**
 * Kinds of resources whose policies have no `Resource`: they are about the resource itself (ECR User
 * Guide, "Repository policies"; November 2026).
 */
export const policiesWithoutResource: ReadonlySet<string> = new Set([
  'AWS::ECR::Repository',
  'AWS::ECR::PublicRepository',
]);

/** The same, told by the services of the actions where the kind is not known. */
export const servicesWithoutResource: ReadonlySet<string> = new Set(['ecr', 'ecr-public']);
