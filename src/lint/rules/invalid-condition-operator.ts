import { quoted } from '../../../grammar/json/members.ts';
import { operatorNames } from '../../condition/operators.ts';
import { nearest } from '../../text/suggest.ts';
import { everyType } from '../applies-to.ts';
import { isNullOperator, operatorBlocks, renameOperator, withBase } from '../facts/conditions.ts';
import { fewGuesses } from '../facts/guesses.ts';
import { perhapsMeant } from '../facts/replacement.ts';
import { isOpen } from '../facts/values.ts';
import { defineRule } from '../rule.ts';

export const invalidConditionOperator = defineRule({
  meta: {
    id: 'invalid-condition-operator',
    aws: { code: 'INVALID_CONDITION_OPERATOR', findingType: 'ERROR' },
    severity: 'error',
    summary: 'a condition operator does not exist',
    why: 'an operator that nobody knows makes AWS refuse the policy',
    help: 'write an operator of the IAM User Guide, with `ForAllValues:` or `ForAnyValue:` before it and `IfExists` after it where wanted',
    appliesTo: everyType,
    category: 'condition',
    recommended: true,
    fix: 'suggestion',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*", "Condition": { "StringEqual": { "aws:username": "alice" } } }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*", "Condition": { "StringEquals": { "aws:username": "alice" } } }',
      },
    },
  },
  check: () => {
    const guess = fewGuesses((base) => nearest(base, operatorNames));
    return {
      *statement(statement) {
        for (const { operator, row, place } of operatorBlocks(statement)) {
          if (row || isNullOperator(operator) || isOpen(operator.text)) continue;
          const meant = guess(operator.base);
          yield {
            at: place,
            message: `there is no condition operator ${quoted(operator.text)}`,
            ...perhapsMeant(meant && withBase(operator, meant), (name) =>
              renameOperator(statement, place, name),
            ),
          };
        }
      },
    };
  },
});
