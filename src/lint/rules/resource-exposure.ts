import { identityTypes } from '../applies-to.ts';
import { adjusted, indexWhere } from '../facts/action-index.ts';
import { exposureFindings, listOptions } from '../facts/exposure.ts';
import { defineRule } from '../rule.ts';

/** What takes no resource cannot be limited to one; AWS's list has a few that only read. */
const managing = indexWhere(
  ({ action: { name, accessLevel, resourceTypes } }) =>
    accessLevel === 'Permissions management' &&
    resourceTypes.length > 0 &&
    !/^(?:Get|List|Describe)/.test(name),
);

/** AWS has sharing among writing. */
const sharing = ['ram:AssociateResourceShare', 'ram:CreateResourceShare'];
const index = adjusted(managing, sharing, []);

export const resourceExposure = defineRule({
  meta: {
    id: 'resource-exposure',
    severity: 'securityWarning',
    summary: 'an action that manages permissions is allowed everywhere',
    why: 'whoever has this decides who may use the resources of the account, strangers included',
    help: 'name the resources that are needed, or add a condition that limits them',
    appliesTo: identityTypes,
    category: 'access',
    recommended: true,
    fix: 'none',
    since: '0.1.0',
    equivalents: [
      'cloudsplaining ResourceExposure',
      'checkov CKV_AWS_109',
      'checkov CKV_AWS_289',
      'parliament PERMISSIONS_MANAGEMENT_ACTIONS',
    ],
    options: listOptions,
    examples: {
      bad: { policy: '{ "Effect": "Allow", "Action": "s3:PutBucketPolicy", "Resource": "*" }' },
      good: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:PutBucketPolicy", "Resource": "arn:aws:s3:::photos" }',
      },
    },
  },
  check: (context) => ({
    document: () =>
      exposureFindings(context, index, (grants) => ({
        does: grants.length === 1 ? 'changes who has access' : 'change who has access',
      })),
  }),
});
