import { quoted } from '../../../grammar/json/members.ts';
import { identityAndResourceTypes } from '../applies-to.ts';
import { poolClaim } from '../facts/cognito-access.ts';
import { changeOperator, keyPlace, withBase } from '../facts/conditions.ts';
import { writeInstead } from '../facts/replacement.ts';
import { defineRule } from '../rule.ts';

export const cognitoAmrWithoutSetOperator = defineRule({
  meta: {
    id: 'cognito-amr-without-set-operator',
    severity: 'warning',
    summary: 'how an identity signed in is compared as if it were one value',
    why: '`amr` holds a list, such as `authenticated` and the provider; AWS does not say what an operator without a set operator makes of several values',
    help: 'write the operator with `ForAnyValue:`',
    appliesTo: ['trust', ...identityAndResourceTypes],
    category: 'cognito',
    recommended: false,
    fix: 'suggestion',
    since: '0.1.0',
    equivalents: ['COG-T4'],
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Principal": { "Federated": "cognito-identity.amazonaws.com" }, "Action": "sts:AssumeRoleWithWebIdentity", "Condition": { "StringEquals": { "cognito-identity.amazonaws.com:amr": "authenticated" } } }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Principal": { "Federated": "cognito-identity.amazonaws.com" }, "Action": "sts:AssumeRoleWithWebIdentity", "Condition": { "ForAnyValue:StringEquals": { "cognito-identity.amazonaws.com:amr": "authenticated" } } }',
      },
    },
  },
  check: ({ policy }) => ({
    *clause(clause, statement) {
      const { operator, row, folded, key } = clause;
      if (row?.asks !== 'value' || operator.quantifier !== 'single') return;
      if (poolClaim(folded) !== 'amr') return;
      const meant = withBase({ ...operator, quantifier: 'forAnyValue' }, row.name);
      yield {
        at: keyPlace(clause),
        message: `${quoted(key)} is a list, which ${quoted(operator.text)} takes for one value`,
        ...writeInstead('suggestion', meant, changeOperator(policy, statement, clause, meant)),
      };
    },
  }),
});
