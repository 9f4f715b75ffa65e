import { identityTypes } from '../applies-to.ts';
import { allowedActions, limitsResources, needsNoLimit } from '../facts/wide-resources.ts';
import { defineRule } from '../rule.ts';

export const resourceStar = defineRule({
  meta: {
    id: 'resource-star',
    severity: 'suggestion',
    summary: '`*` for actions that can be limited to resources',
    why: 'the statement reaches every resource of the account, where naming them would do',
    help: 'name the resources, or limit them with a condition on `aws:ResourceTag` or `aws:ResourceAccount`',
    appliesTo: identityTypes,
    category: 'access',
    recommended: false,
    fix: 'none',
    since: '0.1.0',
    equivalents: ['parliament RESOURCE_STAR', 'checkov CKV_AWS_355', 'checkov CKV_AWS_356'],
    examples: {
      bad: { policy: '{ "Effect": "Allow", "Action": "s3:PutObject", "Resource": "*" }' },
      good: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::photos/*" }',
      },
    },
  },
  check: () => ({
    statement(statement) {
      const { resource, clauses } = statement;
      const star = resource?.negated
        ? undefined
        : resource?.entries.find(({ text }) => text === '*');
      if (!star) return [];
      const actions = allowedActions(statement);
      const limitable = actions.filter((one) => !needsNoLimit(one, clauses));
      const [first] = limitable;
      if (!first || limitsResources(statement, actions)) return [];
      const others = limitable.length > 1 ? ` and ${limitable.length - 1} more` : '';
      return [
        {
          at: star,
          message: `\`*\` is every resource, and \`${first.service}:${first.action.name}\`${others} can be limited to some`,
        },
      ];
    },
  }),
});
