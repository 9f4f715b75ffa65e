import { quoted } from '../../../grammar/json/members.ts';
import { changeOperator, keyPlace, withBase } from '../facts/conditions.ts';
import { keyFacts } from '../facts/keys.ts';
import { writeInstead } from '../facts/replacement.ts';
import { defineRule } from '../rule.ts';

export const confirmAudienceClaimType = defineRule({
  meta: {
    id: 'confirm-audience-claim-type',
    aws: { code: 'CONFIRM_AUDIENCE_CLAIM_TYPE', findingType: 'SUGGESTION' },
    severity: 'suggestion',
    summary: 'the audience of a token is compared with `ForAllValues:`',
    why: 'with `ForAllValues:` a token without an audience matches too; most providers send one audience',
    help: 'write the operator without `ForAllValues:`, unless the provider sends several audiences',
    appliesTo: ['trust'],
    category: 'condition',
    recommended: false,
    fix: 'unsafe',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Principal": { "Federated": "cognito-identity.amazonaws.com" }, "Action": "sts:AssumeRoleWithWebIdentity", "Condition": { "ForAllValues:StringEquals": { "cognito-identity.amazonaws.com:aud": "us-east-1:x" } } }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Principal": { "Federated": "cognito-identity.amazonaws.com" }, "Action": "sts:AssumeRoleWithWebIdentity", "Condition": { "StringEquals": { "cognito-identity.amazonaws.com:aud": "us-east-1:x" } } }',
      },
    },
  },
  check: ({ policy }) => ({
    clause(clause, statement) {
      const { operator, row, folded, key } = clause;
      if (!row || operator.quantifier !== 'forAllValues' || !folded.endsWith(':aud')) return [];
      if (folded === 'saml:aud' || keyFacts(folded)?.scope !== 'federation') return [];
      const plain = withBase({ ...operator, quantifier: 'single' }, row.name);
      return [
        {
          at: keyPlace(clause),
          message: `${quoted(key)} has one value, most likely`,
          ...writeInstead('unsafe', plain, changeOperator(policy, statement, clause, plain)),
        },
      ];
    },
  }),
});
