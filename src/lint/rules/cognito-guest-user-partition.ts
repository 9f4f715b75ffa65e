import { identityTypes } from '../applies-to.ts';
import { cognitoAccess } from '../facts/cognito-access.ts';
import { guestTrust, userTrust } from '../facts/cognito-examples.ts';
import { claimOf, placedVariables } from '../facts/cognito-variables.ts';
import { defineRule } from '../rule.ts';

export const cognitoGuestUserPartition = defineRule({
  meta: {
    id: 'cognito-guest-user-partition',
    severity: 'warning',
    summary: 'guests have places of their own that nobody comes back to',
    why: 'a guest gets a new identity whenever the old one is lost, so that what lies under its id is never found again and never ends',
    help: 'keep places for one identity to users who sign in',
    appliesTo: identityTypes,
    category: 'cognito',
    recommended: false,
    fix: 'none',
    since: '0.1.0',
    equivalents: ['COG-P9'],
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::app/${cognito-identity.amazonaws.com:sub}/*" }',
        trust: guestTrust,
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::app/${cognito-identity.amazonaws.com:sub}/*" }',
        trust: userTrust,
      },
    },
  },
  check: ({ trust }) => ({
    *document(policy) {
      if (cognitoAccess(trust)?.guests !== 'yes') return;
      for (const { entry } of placedVariables(policy, (key) => claimOf(key) === 'sub')) {
        yield { at: entry, message: 'guests get this role, and their ids are thrown away' };
      }
    },
  }),
});
