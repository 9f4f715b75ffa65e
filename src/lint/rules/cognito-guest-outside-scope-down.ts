import { guestCeiling } from '../../cognito/guest-ceiling.ts';
import { identityTypes } from '../applies-to.ts';
import { indexWhere } from '../facts/action-index.ts';
import { cognitoAccess } from '../facts/cognito-access.ts';
import { guestTrust } from '../facts/cognito-examples.ts';
import { entryGrants } from '../facts/entry-grants.ts';
import { outsideCeiling } from '../facts/guest-limits.ts';
import { listed } from '../facts/listed.ts';
import { defineRule } from '../rule.ts';

const index = indexWhere(outsideCeiling);

export const cognitoGuestOutsideScopeDown = defineRule({
  meta: {
    id: 'cognito-guest-outside-scope-down',
    severity: 'warning',
    summary: 'a role for guests allows what the session policies of guests do not',
    why: 'in the enhanced flow Cognito limits guests by session policies of its own, so that this never works there; in the basic flow nothing limits it',
    help: 'take the action away, or have users sign in first',
    appliesTo: identityTypes,
    category: 'cognito',
    recommended: false,
    fix: 'none',
    since: '0.1.0',
    links: [
      'https://docs.aws.amazon.com/cognito/latest/developerguide/iam-roles.html',
      'https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonCognitoUnAuthedIdentitiesSessionPolicy.html',
    ],
    equivalents: ['COG-P10'],
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Action": "ssm:GetParameter", "Resource": "arn:aws:ssm:us-east-1:111122223333:parameter/app" }',
        trust: guestTrust,
      },
      good: {
        policy: '{ "Effect": "Allow", "Action": "rum:PutRumEvents", "Resource": "*" }',
        trust: guestTrust,
      },
    },
  },
  check: ({ trust, together }) => ({
    *document(policy) {
      if (cognitoAccess(trust)?.guests !== 'yes') return;
      for (const { at, actions } of entryGrants(policy, together, index)) {
        yield {
          at,
          message: `${listed(actions)} ${actions.length === 1 ? 'is' : 'are'} not in the session policies of guests as of ${guestCeiling.asOf}`,
        };
      }
    },
  }),
});
