import { quoted } from '../../../grammar/json/members.ts';
import { needsKey } from '../facts/clauses.ts';
import { poolClaim, poolPrincipals } from '../facts/cognito-access.ts';
import { addClause, keyPlace } from '../facts/conditions.ts';
import { defineRule } from '../rule.ts';
import type { WrittenClause } from '../written.ts';

export const cognitoTrustForAllValues = defineRule({
  meta: {
    id: 'cognito-trust-for-all-values',
    severity: 'securityWarning',
    summary:
      'a role of an identity pool asks with `ForAllValues:`, which holds where there is nothing',
    why: 'a token without the key, or with an empty list, passes such a check',
    help: 'write `ForAnyValue:`, or ask for the key with `Null` and `false` as well',
    appliesTo: ['trust'],
    category: 'cognito',
    recommended: true,
    fix: 'unsafe',
    since: '0.1.0',
    equivalents: ['COG-T3'],
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Principal": { "Federated": "cognito-identity.amazonaws.com" }, "Action": "sts:AssumeRoleWithWebIdentity", "Condition": { "ForAllValues:StringLike": { "cognito-identity.amazonaws.com:amr": "authenticated" } } }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Principal": { "Federated": "cognito-identity.amazonaws.com" }, "Action": "sts:AssumeRoleWithWebIdentity", "Condition": { "ForAnyValue:StringLike": { "cognito-identity.amazonaws.com:amr": "authenticated" } } }',
      },
    },
  },
  check: ({ policy }) => ({
    *statement(statement) {
      const { clauses, conditionHidden } = statement;
      if (conditionHidden || poolPrincipals(statement).length === 0) return;
      const guarded = new Set(
        clauses.filter((clause) => clause.partial || needsKey(clause)).map(({ folded }) => folded),
      );
      for (const clause of clauses) {
        const { folded, key } = clause;
        if (!holdsForNothing(clause) || guarded.has(folded)) continue;
        yield {
          at: keyPlace(clause),
          message: `a token without ${quoted(key)} passes this check`,
          fix: {
            kind: 'unsafe',
            title: `ask for ${quoted(key)} with \`Null\``,
            edits: addClause(policy, statement, 'Null', key, '"false"'),
          },
        };
      }
    },
  }),
});

function holdsForNothing({ operator, row, folded }: WrittenClause): boolean {
  if (row?.asks !== 'value' || operator.quantifier !== 'forAllValues') return false;
  return folded === 'aws:tagkeys' || poolClaim(folded) === 'amr';
}
