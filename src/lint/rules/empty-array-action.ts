import { everyType } from '../applies-to.ts';
import { emptyList, removeStatement } from '../facts/statements.ts';
import { defineRule } from '../rule.ts';

export const emptyArrayAction = defineRule({
  meta: {
    id: 'empty-array-action',
    aws: { code: 'EMPTY_ARRAY_ACTION', findingType: 'SUGGESTION' },
    severity: 'suggestion',
    summary: '`Action` or `NotAction` lists nothing',
    why: 'an empty `Action` covers no action, so that the statement does nothing; an empty `NotAction` covers every action',
    help: 'list the actions that are meant, or remove the statement',
    appliesTo: everyType,
    category: 'action',
    recommended: false,
    fix: 'safe',
    since: '0.1.0',
    examples: {
      bad: { policy: '{"Effect": "Allow", "Action": [], "Resource": "arn:aws:s3:::photos/*"}' },
      good: {
        policy:
          '{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*"}',
      },
    },
  },
  check: ({ policy }) => ({
    statement(statement) {
      const { action } = statement;
      if (!action || !emptyList(action.node)) return [];
      return [
        {
          at: action,
          message: action.negated
            ? '`NotAction` leaves out nothing: the statement is about every action'
            : '`Action` lists nothing: the statement does nothing',
          ...(!action.negated && {
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
