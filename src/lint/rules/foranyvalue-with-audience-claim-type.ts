import { quoted } from '../../../grammar/json/members.ts';
import { withBase } from '../facts/conditions.ts';
import { keyFacts } from '../facts/keys.ts';
import { replaceOperator } from '../facts/operator-fixes.ts';
import { defineRule } from '../rule.ts';

export const foranyvalueWithAudienceClaimType = defineRule({
  meta: {
    id: 'foranyvalue-with-audience-claim-type',
    aws: { code: 'FORANYVALUE_WITH_AUDIENCE_CLAIM_TYPE', findingType: 'SECURITY_WARNING' },
    severity: 'securityWarning',
    summary: '`ForAnyValue:` on the audience of a token',
    why: 'the audience claim reaches AWS as one value: a set operator says that there are several, and reads as if any of them would do',
    help: 'write the operator without `ForAnyValue:`',
    appliesTo: ['trust'],
    category: 'condition',
    recommended: true,
    fix: 'safe',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{"Effect": "Allow", "Principal": {"Federated": "accounts.google.com"}, "Action": "sts:AssumeRoleWithWebIdentity", "Condition": {"ForAnyValue:StringEquals": {"accounts.google.com:aud": "client-1"}}}',
      },
      good: {
        policy:
          '{"Effect": "Allow", "Principal": {"Federated": "accounts.google.com"}, "Action": "sts:AssumeRoleWithWebIdentity", "Condition": {"StringEquals": {"accounts.google.com:aud": "client-1"}}}',
      },
    },
  },
  check: ({ policy }) => ({
    clause(clause, statement) {
      const { operator, folded, row } = clause;
      if (!row || statement.effect !== 'Allow' || operator.quantifier !== 'forAnyValue') return [];
      if (!folded.endsWith(':aud') || keyFacts(folded)?.scope !== 'federation') return [];
      const plain = withBase({ ...operator, quantifier: 'single' }, operator.base);
      return [
        {
          at: clause.operatorPlace,
          also: [clause],
          message: `${quoted(clause.key)} has one value, which ${quoted(operator.text)} takes for a list`,
          // Negated and `IfExists` operators hold without their key only when they stand alone.
          ...(!row.negated &&
            !operator.ifExists && {
              fix: {
                kind: 'safe',
                title: `replace with ${quoted(plain)}`,
                edits: replaceOperator(policy, statement, clause, plain),
              },
            }),
        },
      ];
    },
  }),
});
