import { quoted } from '../../../grammar/json/members.ts';
import { removeMember } from '../edits.ts';
import { memberOf } from '../read-written.ts';
import { defineRule } from '../rule.ts';

export const roleTrustPolicySyntaxErrorResource = defineRule({
  meta: {
    id: 'role-trust-policy-syntax-error-resource',
    aws: { code: 'ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE', findingType: 'ERROR' },
    severity: 'error',
    summary: 'a role trust policy has a `Resource`',
    why: 'the resource is the role that the policy belongs to; AWS refuses to be told',
    help: 'remove it',
    appliesTo: ['trust'],
    category: 'resource',
    recommended: true,
    fix: 'safe',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": "sts:AssumeRole", "Resource": "*" }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": "sts:AssumeRole" }',
      },
    },
  },
  check: () => ({
    *statement({ node, path }) {
      for (const name of ['Resource', 'NotResource']) {
        const member = memberOf(node, name);
        if (!member) continue;
        yield {
          at: { path: [...path, name], ...(member.keySpan && { span: member.keySpan }) },
          message: `a role trust policy cannot have ${quoted(name)}`,
          fix: { kind: 'safe', title: 'remove it', edits: removeMember(node, name) },
        };
      }
    },
  }),
});
