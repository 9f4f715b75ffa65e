import { quoted } from '../../../grammar/json/members.ts';
import { typesWithPrincipal } from '../applies-to.ts';
import { defineRule } from '../rule.ts';

export const invalidUserReference = defineRule({
  meta: {
    id: 'invalid-user-reference',
    aws: { code: 'INVALID_USER_REFERENCE', findingType: 'WARNING' },
    severity: 'warning',
    summary: 'a user is named by its unique id',
    why: 'once the user has been deleted, its id is shown in place of the ARN; another user of the same name does not get the access back',
    help: 'write the ARN of the user, or remove the entry if the user is gone',
    appliesTo: typesWithPrincipal,
    category: 'principal',
    recommended: true,
    fix: 'none',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*", "Principal": {"AWS": "AIDACKEVSQ6C2EXAMPLE"}}',
        type: 'resource',
      },
      good: {
        policy:
          '{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*", "Principal": {"AWS": "arn:aws:iam::111122223333:user/alice"}}',
        type: 'resource',
      },
    },
  },
  check: () => ({
    principal(entry) {
      if (entry.kind !== 'AWS' || !/^AIDA[A-Z0-9]{8,}$/.test(entry.text)) return [];
      return [
        {
          at: entry,
          message: `${quoted(entry.text)} is the unique id of a user, which may be gone`,
        },
      ];
    },
  }),
});
