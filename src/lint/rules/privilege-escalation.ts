import { identityTypes } from '../applies-to.ts';
import { type Escalation, escalationsIn } from '../facts/escalation.ts';
import { escalationFindings, togetherFindings } from '../facts/escalation-findings.ts';
import { defineRule } from '../rule.ts';
import type { WrittenPolicy } from '../written.ts';

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
    options: [
      {
        name: 'narrowed',
        summary:
          'whether to tell, as a suggestion, of actions that are limited to some resources or by a condition',
        kind: 'boolean',
        default: true,
      },
    ],
    examples: {
      bad: {
        policy: '{ "Effect": "Allow", "Action": "iam:CreatePolicyVersion", "Resource": "*" }',
      },
      good: { policy: '{ "Effect": "Allow", "Action": "iam:GetPolicyVersion", "Resource": "*" }' },
    },
  },
  check: ({ options, together }) => {
    const wanted = ({ open }: Escalation) => open || options['narrowed'] === true;
    const within = (policies: readonly WrittenPolicy[]) =>
      escalationsIn({ policies, together }).filter(wanted);
    return {
      document: (policy) => escalationFindings(within([policy])),
      together(policies) {
        if (policies.length < 2) return [];
        const alone = policies.flatMap((policy) => within([policy]));
        const told = ({ set, open }: Escalation) =>
          alone.some((one) => one.set === set && (one.open || !open));
        return togetherFindings(
          within(policies).filter((one) => !told(one)),
          policies,
        );
      },
    };
  },
});
