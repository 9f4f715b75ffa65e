import { quoted } from '../../../grammar/json/members.ts';
import { everyType } from '../applies-to.ts';
import { isNullOperator, operatorBlocks, renameOperator } from '../facts/conditions.ts';
import { writeInstead } from '../facts/replacement.ts';
import { defineRule } from '../rule.ts';

export const nullWithIfExists = defineRule({
  meta: {
    id: 'null-with-if-exists',
    aws: { code: 'NULL_WITH_IF_EXISTS', findingType: 'ERROR' },
    severity: 'error',
    summary: '`Null` has the suffix `IfExists`',
    why: '`Null` asks whether a key is there; "if it is there" makes no sense of that, and AWS refuses it',
    help: 'write `Null`',
    appliesTo: everyType,
    category: 'condition',
    recommended: true,
    fix: 'safe',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*", "Condition": { "NullIfExists": { "aws:TokenIssueTime": "true" } } }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*", "Condition": { "Null": { "aws:TokenIssueTime": "true" } } }',
      },
    },
  },
  check: () => ({
    *statement(statement) {
      for (const { operator, place } of operatorBlocks(statement)) {
        if (!isNullOperator(operator) || !operator.ifExists) continue;
        const plain = operator.quantifier === 'single';
        yield {
          at: place,
          message: `${quoted(operator.text)} is no condition operator`,
          ...writeInstead('safe', 'Null', plain ? renameOperator(statement, place, 'Null') : []),
        };
      }
    },
  }),
});
