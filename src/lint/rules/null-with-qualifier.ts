import { quoted } from '../../../grammar/json/members.ts';
import { everyType } from '../applies-to.ts';
import { isNullOperator, operatorBlocks, renameOperator } from '../facts/conditions.ts';
import { writeInstead } from '../facts/replacement.ts';
import { defineRule } from '../rule.ts';

export const nullWithQualifier = defineRule({
  meta: {
    id: 'null-with-qualifier',
    aws: { code: 'NULL_WITH_QUALIFIER', findingType: 'SUGGESTION' },
    severity: 'suggestion',
    summary: '`Null` has a set operator before it',
    why: 'a key is there or not, however many values it has',
    help: 'write `Null`',
    appliesTo: everyType,
    category: 'condition',
    recommended: false,
    fix: 'unsafe',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*", "Condition": { "ForAllValues:Null": { "aws:TagKeys": "true" } } }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*", "Condition": { "Null": { "aws:TagKeys": "true" } } }',
      },
    },
  },
  check: () => ({
    *statement(statement) {
      for (const { operator, place } of operatorBlocks(statement)) {
        if (!isNullOperator(operator) || operator.quantifier === 'single') continue;
        yield {
          at: place,
          message: `${quoted(operator.text)} asks nothing that \`Null\` does not ask`,
          ...writeInstead('unsafe', 'Null', renameOperator(statement, place, 'Null')),
        };
      }
    },
  }),
});
