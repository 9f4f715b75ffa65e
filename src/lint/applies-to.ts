import type { PolicyType } from '../policy/policy.ts';

// Boundaries and session policies are checked as identity policies, VPC endpoint policies as
// resource policies (linting ruling 4).

export const identityTypes: readonly PolicyType[] = ['identity', 'permissionsBoundary', 'session'];

export const resourceTypes: readonly PolicyType[] = ['resource', 'vpcEndpoint'];

export const everyType: readonly PolicyType[] = [
  ...identityTypes,
  ...resourceTypes,
  'trust',
  'serviceControl',
  'resourceControl',
];

/** All that have a `Resource`. */
export const typesWithResource: readonly PolicyType[] = everyType.filter(
  (type) => type !== 'trust',
);

/** IAM and Organizations want every `Sid` of a document to be another. */
export const typesWithUniqueSids: readonly PolicyType[] = [
  ...identityTypes,
  'trust',
  'serviceControl',
  'resourceControl',
];

/** Where grants are written for identities and for resources. */
export const identityAndResourceTypes: readonly PolicyType[] = [...identityTypes, ...resourceTypes];
/** All that can name a principal of their own choice. */
export const typesWithPrincipal: readonly PolicyType[] = [...resourceTypes, 'trust'];

/** Policies of an organization. */
export const organizationTypes: readonly PolicyType[] = ['serviceControl', 'resourceControl'];
