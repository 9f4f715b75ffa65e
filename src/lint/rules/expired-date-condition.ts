import { quoted } from '../../../grammar/json/members.ts';
import { compareInstants, isoFormOf, readInstant } from '../../condition/values/date.ts';
import { everyType } from '../applies-to.ts';
import { defineRule } from '../rule.ts';

export const expiredDateCondition = defineRule({
  meta: {
    id: 'expired-date-condition',
    severity: 'suggestion',
    summary: 'a condition on the time has ended',
    why: 'the time that a statement is limited to has passed, so that it no longer applies',
    help: 'remove the statement, or give it another date',
    appliesTo: everyType,
    category: 'condition',
    recommended: false,
    fix: 'none',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*", "Condition": { "DateLessThan": { "aws:CurrentTime": "2020-01-01T00:00:00Z" } } }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*", "Condition": { "DateLessThan": { "aws:CurrentTime": "2999-01-01T00:00:00Z" } } }',
      },
    },
  },
  check: ({ surroundings }) => ({
    clause(clause) {
      const { now } = surroundings;
      const { row, folded, partial, operator } = clause;
      if (now === undefined || partial || !row?.comparison.relation.startsWith('less')) return [];
      if (
        !['aws:currenttime', 'aws:epochtime'].includes(folded) ||
        operator.quantifier !== 'single'
      )
        return [];
      const [last, ...earlier] = clause.values;
      if (!last || ![last, ...earlier].every(({ text }) => hasPassed(text, now))) return [];
      return [
        {
          at: clause,
          message: `${quoted(last.text)} has passed, so that the statement no longer applies`,
        },
      ];
    },
  }),
});

/** Both kinds of bounds are dates for `aws:EpochTime`: digits are seconds. */
function hasPassed(text: string, now: number): boolean {
  const instant = readInstant(text);
  const moment = readInstant(isoFormOf(Math.floor(now / 1000)));
  return instant !== undefined && moment !== undefined && compareInstants(instant, moment) < 0;
}
