/**
 * What single services do differently, as data (clauses 5.6, 6.3, 12.15, 12.17). Names of actions
 * and services are in lower case: both ignore case (clause 2.2). As of November 2026.
 */

/** AssumeRole and what comes with it: decided by the role's trust policy (clause 12.15). */
export const trustActions: ReadonlySet<string> = new Set([
  'sts:assumerole',
  'sts:assumerolewithsaml',
  'sts:assumerolewithwebidentity',
  'sts:setsourceidentity',
  'sts:tagsession',
]);

/** Trust actions whose caller has no AWS identity yet, only a token or an assertion (clause 5.6). */
export const federatedTrustActions: ReadonlySet<string> = new Set([
  'sts:assumerolewithsaml',
  'sts:assumerolewithwebidentity',
]);

/** Actions that every authenticated caller may do, whatever policies say (clauses 5.6, 12.15). */
export const unconditionalActions: ReadonlySet<string> = new Set([
  'sts:getcalleridentity',
  'sts:getsessiontoken',
]);

/**
 * Resources whose own policy must allow, root included (KMS Developer Guide, "Key policies in AWS
 * KMS"; clause 5.6): the ARN's service, and what its last field begins with.
 */
export const keyPolicyResource = { service: 'kms', prefix: 'key/' } as const;

/** Services with one endpoint for all regions; requests carry its region (clause 12.17). */
export const globalServices: ReadonlySet<string> = new Set([
  'cloudfront',
  'iam',
  'organizations',
  'route53',
]);

/** Their region, in the partition `aws`. */
export const globalServiceRegion = 'us-east-1';

/**
 * Requests that carry no `aws:ResourceAccount`, `aws:ResourceOrgID` and `aws:ResourceOrgPaths`
 * (IAM User Guide, "AWS global condition context keys"; clause 6.3). Some uses of
 * `events:PutEvents` belong here too, but the action's name does not tell which.
 */
export const actionsWithoutResourceOwner: ReadonlySet<string> = new Set([
  'auditmanager:updateassessmentframeworkshare',
  'detective:acceptinvitation',
  'ds:acceptshareddirectory',
  'ec2:accepttransitgatewaypeeringattachment',
  'ec2:acceptvpcendpointconnections',
  'ec2:acceptvpcpeeringconnection',
  'ec2:createtransitgatewaypeeringattachment',
  'ec2:createvpcendpoint',
  'ec2:createvpcpeeringconnection',
  'es:acceptinboundconnection',
  'guardduty:acceptadministratorinvitation',
  'macie2:acceptinvitation',
  'route53:associatevpcwithhostedzone',
  'route53:createvpcassociationauthorization',
  'securityhub:acceptadministratorinvitation',
]);

/** The same for every action of a service. */
export const servicesWithoutResourceOwner: ReadonlySet<string> = new Set(['ebs']);

/**
 * Managing the policy of an S3 bucket or an SQS queue: the owning account's root can always repair
 * it, whatever that policy denies (clauses 5.6 and 12.14).
 */
export const lockoutActions: ReadonlySet<string> = new Set([
  's3:deletebucketpolicy',
  's3:getbucketpolicy',
  's3:putbucketpolicy',
  'sqs:getqueueattributes',
  'sqs:setqueueattributes',
]);
