/**
 * Condition keys that keep a policy for everybody from being public, when one of them has to have a
 * certain value; in lower case. Sources: S3 User Guide, "The meaning of public"; the pages of Lambda,
 * EFS and KMS on public access; as of November 2026.
 */
export const limitingKeys: ReadonlySet<string> = new Set([
  'aws:ec2instancesourcevpc',
  'aws:principalaccount',
  'aws:principalarn',
  'aws:principalisawsservice',
  'aws:principalorgid',
  'aws:principalorgpaths',
  'aws:principalservicename',
  'aws:sourceaccount',
  'aws:sourcearn',
  'aws:sourceip',
  'aws:sourceorgid',
  'aws:sourceorgpaths',
  'aws:sourceowner',
  'aws:sourcevpc',
  'aws:sourcevpcarn',
  'aws:sourcevpce',
  'aws:userid',
  'aws:username',
  'aws:vpceaccount',
  'aws:vpceorgid',
  'aws:vpceorgpaths',
  'elasticfilesystem:accessedviamounttarget',
  'kms:calleraccount',
  'lambda:sourcefunctionarn',
  's3:dataaccesspointaccount',
  's3:dataaccesspointarn',
  'saml:aud',
]);
