import { quoted } from '../../../grammar/json/members.ts';
import { typesWithPrincipal } from '../applies-to.ts';
import { emptyList } from '../facts/statements.ts';
import { defineRule } from '../rule.ts';

export const emptyArrayPrincipal = defineRule({
  meta: {
    id: 'empty-array-principal',
    aws: { code: 'EMPTY_ARRAY_PRINCIPAL', findingType: 'SUGGESTION' },
    severity: 'suggestion',
    summary: 'a kind of principal lists nothing',
    why: 'an empty list names nobody',
    help: 'list who is meant, or remove the entry',
    appliesTo: typesWithPrincipal,
    category: 'principal',
    recommended: false,
    fix: 'none',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*", "Principal": {"AWS": []}}',
        type: 'resource',
      },
      good: {
        policy:
          '{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*", "Principal": {"AWS": ["111122223333"]}}',
        type: 'resource',
      },
    },
  },
  check: () => ({
    *statement({ principal }) {
      if (principal?.node.kind !== 'object') return;
      for (const { key, keySpan, value } of principal.node.members) {
        if (!emptyList(value)) continue;
        yield {
          at: { path: [...principal.path, key], ...(keySpan && { span: keySpan }) },
          message: `${quoted(key)} lists nobody`,
        };
      }
    },
  }),
});
