import { quoted } from '../../../grammar/json/members.ts';
import { admits, clausesOnClaim, poolPrincipals } from '../facts/cognito-access.ts';
import { keyPlace } from '../facts/conditions.ts';
import { defineRule } from '../rule.ts';

export const cognitoTrustAmrBoth = defineRule({
  meta: {
    id: 'cognito-trust-amr-both',
    severity: 'warning',
    summary: 'one role for guests and for users who have signed in',
    why: 'a guest then has all the access that users have, who at least can be told apart; `*authenticated` fits `unauthenticated` too',
    help: 'make a role for guests and one for users, and ask in each for its own word in `amr`',
    appliesTo: ['trust'],
    category: 'cognito',
    recommended: false,
    fix: 'none',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Principal": { "Federated": "cognito-identity.amazonaws.com" }, "Action": "sts:AssumeRoleWithWebIdentity", "Condition": { "ForAnyValue:StringLike": { "cognito-identity.amazonaws.com:amr": "*authenticated" } } }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Principal": { "Federated": "cognito-identity.amazonaws.com" }, "Action": "sts:AssumeRoleWithWebIdentity", "Condition": { "ForAnyValue:StringLike": { "cognito-identity.amazonaws.com:amr": "authenticated" } } }',
      },
    },
  },
  check: ({ policy }) => ({
    *statement(statement) {
      const [clause] = clausesOnClaim(statement, 'amr');
      const [first] = poolPrincipals(statement);
      if (!clause || !first) return;
      const asked = { statement, service: first.service };
      const both = (['guest', 'user'] as const).every(
        (identity) => admits(asked, policy.statements, identity) === 'yes',
      );
      if (!both) return;
      yield {
        at: keyPlace(clause),
        message: `${quoted(clause.key)} lets in guests as well as users who have signed in`,
      };
    },
  }),
});
