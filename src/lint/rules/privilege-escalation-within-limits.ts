import { identityTypes } from '../applies-to.ts';
import { escalationVisitor } from '../facts/escalation-findings.ts';
import { defineRule } from '../rule.ts';

export const privilegeEscalationWithinLimits = defineRule({
  meta: {
    id: 'privilege-escalation-within-limits',
    severity: 'suggestion',
    summary:
      'actions on some resources, or under a condition, may together let whoever has them gain more permissions',
    why: 'whether they do depends on what those resources are and on what the condition lets through',
    help: 'see that none of the resources has more permissions than whoever has this',
    appliesTo: identityTypes,
    category: 'escalation',
    recommended: false,
    fix: 'none',
    since: '0.1.0',
    links: ['https://pathfinding.cloud'],
    equivalents: [
      'cloudsplaining PrivilegeEscalation',
      'checkov CKV_AWS_110',
      'checkov CKV_AWS_286',
    ],
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Action": "lambda:UpdateFunctionCode", "Resource": "arn:aws:lambda:*:*:function:app-*" }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Action": "lambda:InvokeFunction", "Resource": "arn:aws:lambda:*:*:function:app-*" }',
      },
    },
  },
  check: (context) => escalationVisitor(context, ({ open }) => !open),
});
