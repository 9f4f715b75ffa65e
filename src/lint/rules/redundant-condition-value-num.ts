import { quoted } from '../../../grammar/json/members.ts';
import type { Operator } from '../../condition/operators.ts';
import { compareDecimals, readDecimal } from '../../condition/values/number.ts';
import { everyType } from '../applies-to.ts';
import { replaceValue } from '../edits.ts';
import { writeInstead } from '../facts/replacement.ts';
import { familyOf } from '../facts/values.ts';
import { defineRule } from '../rule.ts';
import type { WrittenValue } from '../written.ts';

export const redundantConditionValueNum = defineRule({
  meta: {
    id: 'redundant-condition-value-num',
    aws: { code: 'REDUNDANT_CONDITION_VALUE_NUM', findingType: 'SUGGESTION' },
    severity: 'suggestion',
    summary: 'a number is compared with several bounds',
    why: 'one of several bounds has to be kept only, so that the widest is the one that counts',
    help: 'write that one',
    appliesTo: everyType,
    category: 'condition',
    recommended: false,
    fix: 'safe',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*", "Condition": { "NumericLessThan": { "aws:MultiFactorAuthAge": ["2700", "3600"] } } }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*", "Condition": { "NumericLessThan": { "aws:MultiFactorAuthAge": "3600" } } }',
      },
    },
  },
  check: ({ policy }) => ({
    clause({ row, values, partial, key, ...place }) {
      if (!row || familyOf(row) !== 'Numeric' || partial || values.length < 2) return [];
      const widest = widestBound(row, values);
      if (!widest) return [];
      const json = policy.source.text.slice(widest.span?.start, widest.span?.end);
      return [
        {
          at: place,
          message: `of the bounds for ${quoted(key)} only ${quoted(widest.text)} counts`,
          ...(widest.span && writeInstead('safe', widest.text, replaceValue(place, json))),
        },
      ];
    },
  }),
});

/** Absent where the operator is no bound, or a value no number. */
function widestBound(
  { comparison: { relation } }: Operator,
  values: readonly WrittenValue[],
): WrittenValue | undefined {
  if (relation === 'equals' || relation === 'coveredBy') return undefined;
  const sign = relation.startsWith('less') ? 1 : -1;
  const numbers = values.flatMap((value) => {
    const number = readDecimal(value.text);
    return number ? [{ value, number }] : [];
  });
  if (numbers.length < values.length) return undefined;
  const [widest] = numbers.sort((a, b) => sign * compareDecimals(b.number, a.number));
  return widest?.value;
}
