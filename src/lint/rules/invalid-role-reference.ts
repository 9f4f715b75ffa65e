import { quoted } from '../../../grammar/json/members.ts';
import { typesWithPrincipal } from '../applies-to.ts';
import { defineRule } from '../rule.ts';

export const invalidRoleReference = defineRule({
  meta: {
    id: 'invalid-role-reference',
    aws: { code: 'INVALID_ROLE_REFERENCE', findingType: 'WARNING' },
    severity: 'warning',
    summary: 'a role is named by its unique id',
    why: 'once the role has been deleted, its id is shown in place of the ARN; another role of the same name does not get the access back',
    help: 'write the ARN of the role, or remove the entry if the role is gone',
    appliesTo: typesWithPrincipal,
    category: 'principal',
    recommended: true,
    fix: 'none',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*", "Principal": {"AWS": "AROACKEVSQ6C2EXAMPLE"}}',
        type: 'resource',
      },
      good: {
        policy:
          '{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*", "Principal": {"AWS": "arn:aws:iam::111122223333:role/deploy"}}',
        type: 'resource',
      },
    },
  },
  check: () => ({
    principal(entry) {
      if (entry.kind !== 'AWS' || !/^AROA[A-Z0-9]{8,}$/.test(entry.text)) return [];
      return [
        {
          at: entry,
          message: `${quoted(entry.text)} is the unique id of a role, which may be gone`,
        },
      ];
    },
  }),
});
