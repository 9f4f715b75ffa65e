import { lower, type OracleOptions, type RequestDocument } from './scenario.ts';

/** Allowed whatever policies say (clause 12.15). */
export function unconditional(action: string): boolean {
  return ['sts:getcalleridentity', 'sts:getsessiontoken'].includes(lower(action));
}

const withProvider = ['sts:assumerolewithwebidentity', 'sts:assumerolewithsaml'];
const ofTrust = [...withProvider, 'sts:assumerole', 'sts:tagsession', 'sts:setsourceidentity'];

/** Whether the resource's policy is a role trust policy (clause 12.15). */
export function isTrust({ action, resource }: RequestDocument): boolean {
  return ofTrust.includes(lower(action)) && resource.includes(':role/');
}

/** Whether a role is assumed with a provider's token (clause 5.6). */
export function isAssumeRoleWith(request: RequestDocument): boolean {
  return isTrust(request) && withProvider.includes(lower(request.action));
}

/** What a token is good for: AssumeRoleWith* and the tags and source identity that it passes. */
export function isOpenToTokens(request: RequestDocument): boolean {
  return isTrust(request) && lower(request.action) !== 'sts:assumerole';
}

/** Whether the resource's own policy must allow (clause 5.6). */
export function isStrict(request: RequestDocument): boolean {
  const [, , service, , , ...resource] = request.resource.split(':');
  return isTrust(request) || (service === 'kms' && resource.join(':').startsWith('key/'));
}

/** The calls on bucket and queue policies that root is never locked out of (clause 12.14). */
export function managesOwnPolicy(action: string): boolean {
  return [
    's3:getbucketpolicy',
    's3:putbucketpolicy',
    's3:deletebucketpolicy',
    'sqs:getqueueattributes',
    'sqs:setqueueattributes',
  ].includes(lower(action));
}

/** Whether resource control policies speak to this request (clause 5.2, question 16). */
export function rcpCovers(request: RequestDocument, options: OracleOptions): boolean {
  if (lower(request.action) === 'kms:retiregrant') return false;
  if (isTrust(request) && request.resource.includes(':role/aws-service-role/')) return false;
  const ownerUnknown = request.resource === '*' && ownerNamedBy(request) === undefined;
  if (ownerUnknown && options.rcpOwnerFallback === false) return false;
  return rcpServices.has(lower(request.action).split(':')[0] ?? '');
}

const rcpServices = new Set(
  `appstream dsql clouddirectory cloudfront cloudsearch logs networkmonitor cognito-identity
  cognito-idp comprehend comprehendmedical firehose dynamodb dax autoscaling ecr ecr-public
  gamelift inspector-scan kendra kinesisvideo memorydb aoss personalize polly s3 swf sqs textract
  timestream-influxdb transcribe translate workspaces appconfig autoscaling-plans budgets
  servicediscovery cloudtrail-data codeartifact codebuild codecommit codepipeline
  compute-optimizer cost-optimization-hub events fms fis health rolesanywhere kms opensearch
  pricing pca-connector-ad resource-groups secretsmanager sts signin support transfer
  notifications wafv2 xray`.split(/\s+/),
);

/** The account that the request or the ARN names; `aws` is none (clauses 12.17, 12.18). */
export function ownerNamedBy(request: RequestDocument): string | undefined {
  if (request.resourceAccount !== undefined) return request.resourceAccount;
  const account = request.resource.split(':')[4] ?? '';
  return /^\d{12}$/.test(account) ? account : undefined;
}
