import type { JsonNode } from '../../grammar/json/tree.ts';

/** The parameters of SimulateCustomPolicy (IAM API reference; clause 7.1). */
export const simulatorParameters = [
  'PolicyInputList',
  'PermissionsBoundaryPolicyInputList',
  'OrderedOrganizationPolicyInputList',
  'ActionNames',
  'ResourceArns',
  'ResourcePolicy',
  'ResourceOwner',
  'CallerArn',
  'ContextEntries',
  'ResourceHandlingOption',
  'MaxItems',
  'Marker',
] as const;

export type SimulatorParameter = (typeof simulatorParameters)[number];

/** Whether a document is an input of the IAM policy simulator rather than a scenario. */
export function isSimulatorInput(node: JsonNode): boolean {
  return (
    node.kind === 'object' &&
    node.members.some(
      ({ key }) =>
        simulatorParameters.some((parameter) => parameter === key) || key === 'PolicySourceArn',
    )
  );
}
