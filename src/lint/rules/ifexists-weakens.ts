import { quoted } from '../../../grammar/json/members.ts';
import { guardingKeys } from '../../catalog/condition-key-values.ts';
import { everyType } from '../applies-to.ts';
import { changeOperator, keyPlace, withBase } from '../facts/conditions.ts';
import { isAlwaysPresent } from '../facts/keys.ts';
import { writeInstead } from '../facts/replacement.ts';
import { defineRule } from '../rule.ts';

export const ifexistsWeakens = defineRule({
  meta: {
    id: 'ifexists-weakens',
    severity: 'warning',
    summary: '`IfExists` lets requests without the key through',
    why: 'with `IfExists` a condition holds where the key is missing, and a key that guards access is missing from just the requests that it should keep out',
    help: 'write the operator without `IfExists`',
    appliesTo: everyType,
    category: 'condition',
    recommended: false,
    fix: 'unsafe',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*", "Condition": { "StringEqualsIfExists": { "aws:PrincipalOrgID": "o-abcdefghij" } } }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*", "Condition": { "StringEquals": { "aws:PrincipalOrgID": "o-abcdefghij" } } }',
      },
    },
  },
  check: ({ policy }) => ({
    clause(clause, statement) {
      const { operator, row, folded, key } = clause;
      if (statement.effect !== 'Allow' || row?.asks !== 'value' || row.negated) return [];
      if (!operator.ifExists || operator.quantifier === 'forAllValues') return [];
      const pointless = isAlwaysPresent(folded);
      if (!pointless && !guardingKeys.has(folded)) return [];
      const plain = withBase({ ...operator, ifExists: false }, row.name);
      return [
        {
          at: keyPlace(clause),
          message: pointless
            ? `every request carries ${quoted(key)}, so that \`IfExists\` makes no difference`
            : `a request without ${quoted(key)} passes this check`,
          ...writeInstead('unsafe', plain, changeOperator(policy, statement, clause, plain)),
        },
      ];
    },
  }),
});
