import { identityTypes } from '../applies-to.ts';
import { escalationVisitor } from '../facts/escalation-findings.ts';
import { defineRule } from '../rule.ts';

export const privilegeEscalation = defineRule({
  meta: {
    id: 'privilege-escalation',
    severity: 'securityWarning',
    summary: 'actions together let whoever has them gain more permissions',
    why: 'who can change permissions, become another principal or have code run by one has all the permissions that can be reached this way',
    help: 'take one of the actions away, or limit it with `Resource` or `Condition` to what is needed',
    appliesTo: identityTypes,
    category: 'escalation',
    recommended: true,
    fix: 'none',
    since: '0.1.0',
    links: ['https://pathfinding.cloud'],
    equivalents: [
      'COG-D1',
      'cloudsplaining PrivilegeEscalation',
      'checkov CKV_AWS_110',
      'checkov CKV_AWS_286',
    ],
    examples: {
      bad: {
        policy: '{ "Effect": "Allow", "Action": "iam:CreatePolicyVersion", "Resource": "*" }',
      },
      good: { policy: '{ "Effect": "Allow", "Action": "iam:GetPolicyVersion", "Resource": "*" }' },
    },
  },
  check: (context) => escalationVisitor(context, ({ open }) => open),
});
