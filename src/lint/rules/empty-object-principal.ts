import { typesWithPrincipal } from '../applies-to.ts';
import { defineRule } from '../rule.ts';

export const emptyObjectPrincipal = defineRule({
  meta: {
    id: 'empty-object-principal',
    aws: { code: 'EMPTY_OBJECT_PRINCIPAL', findingType: 'SUGGESTION' },
    severity: 'suggestion',
    summary: 'the principal names nobody',
    why: 'a principal without a kind names nobody, so that the statement does nothing',
    help: 'name who is meant: `"AWS"`, `"Service"`, `"Federated"` or `"CanonicalUser"`',
    appliesTo: typesWithPrincipal,
    category: 'principal',
    recommended: false,
    fix: 'none',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*", "Principal": {}}',
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
    statement({ principal }) {
      if (principal?.node.kind !== 'object' || principal.node.members.length > 0) return [];
      return [{ at: principal, message: `\`${principal.name}\` names nobody` }];
    },
  }),
});
