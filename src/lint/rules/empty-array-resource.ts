import { typesWithResource } from '../applies-to.ts';
import { emptyList, removeStatement } from '../facts/statements.ts';
import { defineRule } from '../rule.ts';

export const emptyArrayResource = defineRule({
  meta: {
    id: 'empty-array-resource',
    aws: { code: 'EMPTY_ARRAY_RESOURCE', findingType: 'SUGGESTION' },
    severity: 'suggestion',
    summary: '`Resource` or `NotResource` lists nothing',
    why: 'an empty `Resource` covers no resource, so that the statement does nothing; an empty `NotResource` covers every resource',
    help: 'list the resources that are meant, or remove the statement',
    appliesTo: typesWithResource,
    category: 'resource',
    recommended: false,
    fix: 'safe',
    since: '0.1.0',
    examples: {
      bad: { policy: '{"Effect": "Allow", "Action": "s3:GetObject", "Resource": []}' },
      good: {
        policy:
          '{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*"}',
      },
    },
  },
  check: ({ policy }) => ({
    statement(statement) {
      const { resource } = statement;
      if (!resource || !emptyList(resource.node)) return [];
      return [
        {
          at: resource,
          message: resource.negated
            ? '`NotResource` leaves out nothing: the statement is about every resource'
            : '`Resource` lists nothing: the statement does nothing',
          ...(!resource.negated && {
            fix: {
              kind: 'safe',
              title: 'remove the statement',
              edits: removeStatement(policy, statement),
            },
          }),
        },
      ];
    },
  }),
});
