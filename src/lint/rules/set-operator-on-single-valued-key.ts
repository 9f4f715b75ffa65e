import { quoted } from '../../../grammar/json/members.ts';
import { everyType } from '../applies-to.ts';
import { changeOperator, keyPlace, withBase } from '../facts/conditions.ts';
import { keyFacts } from '../facts/keys.ts';
import { writeInstead } from '../facts/replacement.ts';
import { defineRule } from '../rule.ts';

export const setOperatorOnSingleValuedKey = defineRule({
  meta: {
    id: 'set-operator-on-single-valued-key',
    severity: 'warning',
    summary: '`ForAnyValue:` stands before a key that has one value',
    why: 'a set operator is for keys with several values',
    help: 'write the operator without it',
    appliesTo: everyType,
    category: 'condition',
    recommended: false,
    fix: 'safe',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*", "Condition": { "ForAnyValue:StringEquals": { "aws:PrincipalOrgID": "o-abcdefghij" } } }',
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
      if (row?.asks !== 'value' || operator.quantifier !== 'forAnyValue') return [];
      const facts = keyFacts(folded);
      if (!facts || facts.multivalued || facts.scope === 'federation') return [];
      const plain = withBase({ ...operator, quantifier: 'single' }, row.name);
      const kind = row.negated ? 'unsafe' : 'safe';
      return [
        {
          at: keyPlace(clause),
          message: `${quoted(key)} has one value, which needs no \`ForAnyValue:\``,
          ...writeInstead(kind, plain, changeOperator(policy, statement, clause, plain)),
        },
      ];
    },
  }),
});
