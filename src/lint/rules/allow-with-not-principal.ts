import { typesWithPrincipal } from '../applies-to.ts';
import { namePlace } from '../facts/clauses.ts';
import { defineRule } from '../rule.ts';

export const allowWithNotPrincipal = defineRule({
  meta: {
    id: 'allow-with-not-principal',
    aws: { code: 'ALLOW_WITH_NOT_PRINCIPAL', findingType: 'SECURITY_WARNING' },
    severity: 'securityWarning',
    summary: '`Allow` with `NotPrincipal`',
    why: 'it lets in everybody but those that it names, anonymous callers of other accounts included',
    help: 'name who is let in with `Principal`, or deny with `NotPrincipal`',
    appliesTo: typesWithPrincipal,
    category: 'principal',
    recommended: true,
    fix: 'none',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{"Effect": "Allow", "NotPrincipal": {"AWS": "arn:aws:iam::111122223333:root"}, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*"}',
        type: 'resource',
      },
      good: {
        policy:
          '{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*", "Principal": {"AWS": "111122223333"}}',
        type: 'resource',
      },
    },
  },
  check: () => ({
    statement({ effect, principal }) {
      if (effect !== 'Allow' || !principal?.negated) return [];
      return [
        {
          at: namePlace(principal),
          message: '`Allow` with `NotPrincipal` lets in everybody else',
        },
      ];
    },
  }),
});
