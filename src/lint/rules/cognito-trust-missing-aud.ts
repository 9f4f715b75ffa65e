import { quoted } from '../../../grammar/json/members.ts';
import { clausesOnClaim, poolPrincipals } from '../facts/cognito-access.ts';
import { addClause } from '../facts/conditions.ts';
import { defineRule } from '../rule.ts';
import type { WrittenStatement } from '../written.ts';

export const cognitoTrustMissingAud = defineRule({
  meta: {
    id: 'cognito-trust-missing-aud',
    severity: 'securityWarning',
    summary: 'a role trusts the identities of every identity pool',
    why: 'anybody can make an identity pool in an account of their own and have it issue tokens; only `aud` says which pool is yours',
    help: 'ask with `StringEquals` for the id of your identity pool in `aud`',
    appliesTo: ['trust'],
    category: 'cognito',
    recommended: true,
    fix: 'suggestion',
    since: '0.1.0',
    equivalents: ['COG-T1'],
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Principal": { "Federated": "cognito-identity.amazonaws.com" }, "Action": "sts:AssumeRoleWithWebIdentity", "Condition": { "ForAnyValue:StringLike": { "cognito-identity.amazonaws.com:amr": "authenticated" } } }',
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
      if (!first || statement.conditionHidden || isLimited(statement)) return;
      const { entry, service } = first;
      const key = `${service.keyPrefixes[0]}:aud`;
      yield {
        at: statement,
        also: [entry],
        message: 'identities of every identity pool, in any account, can assume the role',
        help: `ask with \`StringEquals\` for the id of your identity pool in ${quoted(key)}`,
        fix: {
          kind: 'suggestion',
          title: `ask for ${quoted(key)}`,
          edits: addClause(policy, statement, 'StringEquals', key, '"REGION:IDENTITY-POOL-ID"'),
        },
      };
    },
  }),
});

/** Whether it asks for the pool, for one identity, or for a user of one provider. */
function isLimited(statement: WrittenStatement): boolean {
  if (['aud', 'sub'].some((claim) => clausesOnClaim(statement, claim).length > 0)) return true;
  return clausesOnClaim(statement, 'amr').some(
    ({ partial, values, row }) =>
      partial || (!row?.negated && values.every(({ text }) => /^[^*?]*[/:]/.test(text))),
  );
}
