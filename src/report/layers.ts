import type { Exemption } from '../evaluate/applicability.ts';
import type { Explanation, LayerExplanation } from '../evaluate/explanation.ts';
import type { PolicySlot } from '../policy/policy.ts';

/** Short names of policy types, as people say them. */
export const layerLabels = {
  identity: 'identity',
  resource: 'resource',
  permissionsBoundary: 'boundary',
  session: 'session',
  serviceControl: 'scp',
  resourceControl: 'rcp',
  vpcEndpoint: 'endpoint',
} as const satisfies Record<PolicySlot, string>;

const exemptions = {
  rootUser: "it does not bind an account's root user",
  anonymous: 'it does not bind anonymous callers',
  servicePrincipal: 'it does not bind AWS services',
  federatedIdentity: 'it does not bind identities that have no role yet',
  noSession: 'a user has no session that it could bind',
  serviceLinkedRole: 'it does not bind service-linked roles',
  managementAccount: "it does not bind the organization's management account",
  serviceWithoutRcp: 'the service does not support resource control policies',
  unboundAction: 'it does not bind this action',
  ownerUnknown: 'the owner of the resource is not known',
} as const satisfies Record<Exemption, string>;

/** Why a policy type that was given does not count here (clause 5.2). */
export function exemptionText(exemption: Exemption | undefined): string {
  return exemption === undefined ? 'it does not apply' : exemptions[exemption];
}

/** The layers worth telling: an absent one only when the verdict rests on its absence. */
export function toldLayers(explanation: Explanation): readonly LayerExplanation[] {
  return explanation.layers.filter(({ result, decisive }) => result !== 'absent' || decisive);
}
