import { everyType } from '../applies-to.ts';
import { removeStatement, repeatedStatements } from '../facts/statements.ts';
import { defineRule } from '../rule.ts';

export const redundantStatement = defineRule({
  meta: {
    id: 'redundant-statement',
    aws: { code: 'REDUNDANT_STATEMENT', findingType: 'SUGGESTION' },
    severity: 'suggestion',
    summary: 'two statements say the same',
    why: 'the second one changes nothing: a change to one of them only would go unnoticed',
    help: 'remove one of them',
    appliesTo: everyType,
    category: 'redundancy',
    recommended: false,
    fix: 'safe',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '[{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*"}, {"Sid": "Again", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*"}]',
      },
      good: {
        policy:
          '[{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*"}, {"Effect": "Allow", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::photos/*"}]',
      },
    },
  },
  check: ({ policy }) => ({
    *document() {
      for (const [statement, first] of repeatedStatements(policy)) {
        yield {
          at: statement,
          also: [first],
          message: 'this statement says what another one says',
          related: [{ at: first, message: 'this one' }],
          fix: {
            kind: 'safe',
            title: 'remove the statement',
            edits: removeStatement(policy, statement),
          },
        };
      }
    },
  }),
});
