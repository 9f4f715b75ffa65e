import { quoted } from '../../../grammar/json/members.ts';
import { everyType } from '../applies-to.ts';
import { variablesIn } from '../facts/variables.ts';
import { defineRule } from '../rule.ts';

export const invalidVariableForOperator = defineRule({
  meta: {
    id: 'invalid-variable-for-operator',
    aws: { code: 'INVALID_VARIABLE_FOR_OPERATOR', findingType: 'ERROR' },
    severity: 'error',
    summary: 'a policy variable under an operator that replaces none',
    why: 'variables are replaced under string, ARN and truth-value operators only; elsewhere they are text that is no number, date or address',
    help: 'write the value itself',
    appliesTo: everyType,
    category: 'variable',
    recommended: true,
    fix: 'none',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::photos", "Condition": { "NumericLessThan": { "s3:max-keys": "${aws:username}" } } }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::photos", "Condition": { "NumericLessThan": { "s3:max-keys": "10" } } }',
      },
    },
  },
  check: () => ({
    *clause({ row, values }) {
      if (!row || row.variables) return;
      for (const value of values) {
        const [variable] = variablesIn(value.text);
        if (!variable) continue;
        const written = quoted(value.text.slice(variable.start, variable.end));
        yield {
          at: value,
          message: `\`${row.name}\` has no variables, so ${written} is not replaced`,
        };
      }
    },
  }),
});
