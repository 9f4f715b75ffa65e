import { quoted } from '../../../grammar/json/members.ts';
import { globalConditionKey } from '../../catalog/global-condition-keys.ts';
import { poolPrincipals } from '../facts/cognito-access.ts';
import { keyPlace } from '../facts/conditions.ts';
import { defineRule } from '../rule.ts';

export const cognitoTrustNetworkCondition = defineRule({
  meta: {
    id: 'cognito-trust-network-condition',
    severity: 'warning',
    summary: 'a role of an identity pool asks for the network that it is assumed from',
    why: 'in the enhanced flow Cognito itself assumes the role: addresses and networks are those of AWS, never those of the user',
    help: 'put conditions on the network into the permissions of the role, or use the basic flow',
    appliesTo: ['trust'],
    category: 'cognito',
    recommended: false,
    fix: 'none',
    since: '0.1.0',
    equivalents: ['COG-T11'],
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Principal": { "Federated": "cognito-identity.amazonaws.com" }, "Action": "sts:AssumeRoleWithWebIdentity", "Condition": { "IpAddress": { "aws:SourceIp": "203.0.113.0/24" } } }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Principal": { "Federated": "cognito-identity.amazonaws.com" }, "Action": "sts:AssumeRoleWithWebIdentity", "Condition": { "StringEquals": { "cognito-identity.amazonaws.com:aud": "us-east-1:11111111-1111-4111-8111-111111111111" } } }',
      },
    },
  },
  check: () => ({
    *statement(statement) {
      if (poolPrincipals(statement).length === 0) return;
      for (const clause of statement.clauses) {
        if (globalConditionKey(clause.folded)?.group !== 'network') continue;
        yield {
          at: keyPlace(clause),
          message: `${quoted(clause.key)} is Cognito's own in the enhanced flow`,
        };
      }
    },
  }),
});
