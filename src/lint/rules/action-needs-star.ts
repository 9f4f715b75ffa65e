import { quoted } from '../../../grammar/json/members.ts';
import { identityTypes } from '../applies-to.ts';
import { hasWildcard } from '../facts/actions.ts';
import { grantOnArns, namesWholeService } from '../facts/fit.ts';
import { defineRule } from '../rule.ts';

export const actionNeedsStar = defineRule({
  meta: {
    id: 'action-needs-star',
    severity: 'warning',
    summary: 'an action that takes no resource is granted on some',
    why: 'requests for the action are always about `*`, so a statement that names resources never grants it',
    help: 'grant it in a statement of its own with `"Resource": "*"`',
    appliesTo: identityTypes,
    category: 'resource',
    recommended: true,
    fix: 'none',
    since: '0.1.0',
    equivalents: ['parliament RESOURCE_MISMATCH', 'cfn-lint I3510'],
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:ListAllMyBuckets", "Resource": "arn:aws:s3:::photos" }',
      },
      good: { policy: '{ "Effect": "Allow", "Action": "s3:ListAllMyBuckets", "Resource": "*" }' },
    },
  },
  check: () => ({
    action(entry, statement, element) {
      if (hasWildcard(entry.text)) return [];
      const grant = grantOnArns(entry, statement, element);
      if (!grant?.actions.every(({ action }) => action.resourceTypes.length === 0)) return [];
      if (namesWholeService(grant)) return [];
      return [
        {
          at: entry,
          message: `${quoted(entry.text)} takes no resource, so only \`*\` grants it`,
        },
      ];
    },
  }),
});
