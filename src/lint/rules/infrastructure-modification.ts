import type { AccessLevel } from '../../catalog/services/catalog.ts';
import { identityTypes } from '../applies-to.ts';
import { indexWhere } from '../facts/action-index.ts';
import { exposureFindings, listOptions } from '../facts/exposure.ts';
import { defineRule } from '../rule.ts';

const changing: ReadonlySet<AccessLevel> = new Set(['Write', 'Tagging', 'Permissions management']);
/** What takes no resource cannot be limited to one. */
const index = indexWhere(
  ({ action }) => changing.has(action.accessLevel) && action.resourceTypes.length > 0,
);

export const infrastructureModification = defineRule({
  meta: {
    id: 'infrastructure-modification',
    severity: 'suggestion',
    summary: 'an action that changes resources is allowed on all of them',
    why: 'the action can be limited to resources, and without that a mistake or an intruder reaches every one',
    help: 'name the resources that are needed, or add a condition that limits them',
    appliesTo: identityTypes,
    category: 'access',
    recommended: false,
    fix: 'none',
    since: '0.1.0',
    equivalents: [
      'cloudsplaining InfrastructureModification',
      'checkov CKV_AWS_111',
      'checkov CKV_AWS_290',
    ],
    options: listOptions,
    examples: {
      bad: { policy: '{ "Effect": "Allow", "Action": "ec2:TerminateInstances", "Resource": "*" }' },
      good: { policy: '{ "Effect": "Allow", "Action": "ec2:DescribeInstances", "Resource": "*" }' },
    },
  },
  check: (context) => ({
    document: () =>
      exposureFindings(context, index, (grants) => ({
        does: grants.length === 1 ? 'changes resources' : 'change resources',
      })),
  }),
});
