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
