import { quoted } from '../../../grammar/json/members.ts';
import { everyType } from '../applies-to.ts';
import { changeOperator, withBase } from '../facts/conditions.ts';
import { writeInstead } from '../facts/replacement.ts';
import { hasBareWildcard } from '../facts/values.ts';
import { defineRule } from '../rule.ts';

export const wildcardWithoutLikeOperator = defineRule({
  meta: {
    id: 'wildcard-without-like-operator',
    aws: { code: 'WILDCARD_WITHOUT_LIKE_OPERATOR', findingType: 'WARNING' },
    severity: 'warning',
    summary: 'a wildcard stands under an operator that takes it literally',
    why: '`StringEquals` and its kin compare `*` and `?` with themselves',
    help: 'write `StringLike` or `StringNotLike`, or the whole value',
    appliesTo: everyType,
    category: 'condition',
    recommended: true,
    fix: 'unsafe',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*", "Condition": { "StringEquals": { "aws:PrincipalTag/job": "admin-*" } } }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*", "Condition": { "StringLike": { "aws:PrincipalTag/job": "admin-*" } } }',
      },
    },
  },
  check: ({ policy }) => ({
    *clause(clause, statement) {
      const { row, operator, values } = clause;
      if (!row?.name.startsWith('String') || row.comparison.kind.wildcards) return;
      const like = likeOf.get(row.name);
      for (const { text, ...at } of values) {
        if (!hasBareWildcard(text)) continue;
        const name = like && withBase(operator, like);
        yield {
          at,
          message: `${quoted(operator.text)} takes the wildcard in ${quoted(text)} literally`,
          ...(name &&
            writeInstead('unsafe', name, changeOperator(policy, statement, clause, name))),
        };
      }
    },
  }),
});

const likeOf: ReadonlyMap<string, string> = new Map([
  ['StringEquals', 'StringLike'],
  ['StringNotEquals', 'StringNotLike'],
]);
