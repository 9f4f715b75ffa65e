import { quoted } from '../../../grammar/json/members.ts';
import { clausesOnClaim, poolPrincipals } from '../facts/cognito-access.ts';
import { addClause } from '../facts/conditions.ts';
import { defineRule } from '../rule.ts';

export const cognitoTrustMissingAmr = defineRule({
  meta: {
    id: 'cognito-trust-missing-amr',
    severity: 'securityWarning',
    summary: 'a role trusts guests of an identity pool as much as users who have signed in',
    why: 'where the pool has guests and the basic flow, a guest asks STS for any role that trusts the pool, those of signed-in users among them',
    help: 'ask with `ForAnyValue:StringLike` for `authenticated` in `amr`, or for `unauthenticated` if the role is for guests',
    appliesTo: ['trust'],
    category: 'cognito',
    recommended: true,
    fix: 'suggestion',
    since: '0.1.0',
    equivalents: ['COG-T2'],
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Principal": { "Federated": "cognito-identity.amazonaws.com" }, "Action": "sts:AssumeRoleWithWebIdentity", "Condition": { "StringEquals": { "cognito-identity.amazonaws.com:aud": "us-east-1:11111111-1111-4111-8111-111111111111" } } }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Principal": { "Federated": "cognito-identity.amazonaws.com" }, "Action": "sts:AssumeRoleWithWebIdentity", "Condition": { "StringEquals": { "cognito-identity.amazonaws.com:aud": "us-east-1:11111111-1111-4111-8111-111111111111" }, "ForAnyValue:StringLike": { "cognito-identity.amazonaws.com:amr": "authenticated" } } }',
      },
    },
  },
  check: ({ policy }) => ({
    *statement(statement) {
      const [first] = poolPrincipals(statement);
      if (!first || statement.conditionHidden) return;
      if (['amr', 'sub'].some((claim) => clausesOnClaim(statement, claim).length > 0)) return;
      const key = `${first.service.keyPrefixes[0]}:amr`;
      yield {
        at: statement,
        also: [first.entry],
        message: 'guests of the identity pool can assume the role',
        fix: {
          kind: 'suggestion',
          title: `ask for ${quoted(key)}`,
          edits: addClause(policy, statement, 'ForAnyValue:StringLike', key, '"authenticated"'),
        },
      };
    },
  }),
});
