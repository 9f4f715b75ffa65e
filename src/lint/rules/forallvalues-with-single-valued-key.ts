import { quoted } from '../../../grammar/json/members.ts';
import { everyType } from '../applies-to.ts';
import { withBase } from '../facts/conditions.ts';
import { keyFacts } from '../facts/keys.ts';
import { replaceOperator } from '../facts/operator-fixes.ts';
import { defineRule } from '../rule.ts';

export const forallvaluesWithSingleValuedKey = defineRule({
  meta: {
    id: 'forallvalues-with-single-valued-key',
    aws: { code: 'FORALLVALUES_WITH_SINGLE_VALUED_KEY', findingType: 'SECURITY_WARNING' },
    severity: 'securityWarning',
    summary: '`ForAllValues:` on a key that has one value',
    why: '`ForAllValues:` holds when the key is missing, so that the condition lets in requests that do not carry it',
    help: 'write the operator without `ForAllValues:`',
    appliesTo: everyType,
    category: 'condition',
    recommended: true,
    fix: 'unsafe',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*", "Condition": {"ForAllValues:StringEquals": {"aws:PrincipalOrgID": "o-abcdefghij"}}}',
      },
      good: {
        policy:
          '{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*", "Condition": {"StringEquals": {"aws:PrincipalOrgID": "o-abcdefghij"}}}',
      },
    },
  },
  check: ({ policy }) => ({
    clause(clause, statement) {
      const { operator, folded } = clause;
      if (statement.effect !== 'Allow' || operator.quantifier !== 'forAllValues') return [];
      const facts = keyFacts(folded);
      if (!clause.row || !facts || facts.multivalued || facts.scope === 'federation') return [];
      const plain = withBase({ ...operator, quantifier: 'single' }, operator.base);
      return [
        {
          at: clause.operatorPlace,
          also: [clause],
          message: `${quoted(clause.key)} has one value at most, and ${quoted(operator.text)} holds without it`,
          fix: {
            kind: 'unsafe',
            title: `replace with ${quoted(plain)}`,
            edits: replaceOperator(policy, statement, clause, plain),
          },
        },
      ];
    },
  }),
});
