import { guestActions } from '../../catalog/guest-actions.ts';
import { identityTypes } from '../applies-to.ts';
import { indexWhere } from '../facts/action-index.ts';
import { cognitoAccess } from '../facts/cognito-access.ts';
import { guestTrust } from '../facts/cognito-examples.ts';
import { entryGrants } from '../facts/entry-grants.ts';
import { isPersonal, nameOf, withinCeiling } from '../facts/guest-limits.ts';
import { listed } from '../facts/listed.ts';
import { defineRule } from '../rule.ts';

const index = indexWhere((one) => {
  const { accessLevel } = one.action;
  return (
    accessLevel !== 'Read' &&
    accessLevel !== 'List' &&
    withinCeiling(one) &&
    !guestActions.has(nameOf(one))
  );
});

export const cognitoGuestWriteOrWildcard = defineRule({
  meta: {
    id: 'cognito-guest-write-or-wildcard',
    severity: 'securityWarning',
    summary: 'guests of an identity pool can change things',
    why: 'the id of a pool is public, so that a guest is anybody on the internet, under as many identities as they like',
    help: 'let users sign in first, or put a service of yours before what guests may change',
    appliesTo: identityTypes,
    category: 'cognito',
    recommended: true,
    fix: 'none',
    since: '0.1.0',
    equivalents: ['COG-P1'],
    examples: {
      bad: {
        policy: '{ "Effect": "Allow", "Action": "s3:*", "Resource": "arn:aws:s3:::uploads/*" }',
        trust: guestTrust,
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::site/*" }',
        trust: guestTrust,
      },
    },
  },
  check: ({ trust, together }) => ({
    *document(policy) {
      if (cognitoAccess(trust)?.guests !== 'yes') return;
      for (const { at, actions, statement } of entryGrants(policy, together, index)) {
        if (isPersonal(statement)) continue;
        yield { at, message: `anybody can call ${listed(actions)} as a guest` };
      }
    },
  }),
});
