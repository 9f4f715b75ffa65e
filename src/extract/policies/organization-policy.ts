import type { PolicyType } from '../../policy/policy.ts';

/** The type of a policy of Organizations ("CreatePolicy"); tag and backup policies are no policies here. */
export function organizationPolicyType(type: string | undefined): PolicyType | undefined {
  switch (type) {
    case 'SERVICE_CONTROL_POLICY':
      return 'serviceControl';
    case 'RESOURCE_CONTROL_POLICY':
      return 'resourceControl';
    default:
      return undefined;
  }
}
