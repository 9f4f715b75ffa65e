import { quoted } from '../../../grammar/json/members.ts';
import { everyType } from '../applies-to.ts';
import { withBase } from '../facts/conditions.ts';
import { keyFacts } from '../facts/keys.ts';
import { replaceOperator } from '../facts/operator-fixes.ts';
import { defineRule } from '../rule.ts';

export const stringLikeOperatorWithArnConditionKeys = defineRule({
  meta: {
    id: 'string-like-operator-with-arn-condition-keys',
    aws: { code: 'STRING_LIKE_OPERATOR_WITH_ARN_CONDITION_KEYS', findingType: 'SECURITY_WARNING' },
    severity: 'securityWarning',
    summary: 'a string operator with wildcards on a key that holds an ARN',
    why: 'under a string operator a `*` runs over the colons of an ARN and may stand for more than the field it is in',
    help: 'write `ArnLike` or `ArnNotLike`',
    appliesTo: everyType,
    category: 'condition',
    recommended: true,
    fix: 'unsafe',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*", "Condition": {"StringLike": {"aws:PrincipalArn": "arn:aws:iam::*:role/deploy*"}}}',
      },
      good: {
        policy:
          '{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*", "Condition": {"ArnLike": {"aws:PrincipalArn": "arn:aws:iam::*:role/deploy*"}}}',
      },
    },
  },
  check: ({ policy }) => ({
    clause(clause, statement) {
      const { operator, row, key } = clause;
      const types = keyFacts(clause.folded)?.types;
      if (!types?.includes('Arn') || types.includes('String')) return [];
      if (row?.name !== 'StringLike' && row?.name !== 'StringNotLike') return [];
      const name = withBase(operator, row.negated ? 'ArnNotLike' : 'ArnLike');
      return [
        {
          at: clause.operatorPlace,
          also: [clause],
          message: `${quoted(key)} holds an ARN, in which ${quoted(operator.text)} ignores the fields`,
          help: `write ${quoted(name)}`,
          fix: {
            kind: 'unsafe',
            title: `replace with ${quoted(name)}`,
            edits: replaceOperator(policy, statement, clause, name),
          },
        },
      ];
    },
  }),
});
