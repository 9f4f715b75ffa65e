import { quoted } from '../../../grammar/json/members.ts';
import { foldCase } from '../../text/fold-case.ts';
import { identityTypes } from '../applies-to.ts';
import { defineRule } from '../rule.ts';

export const cognitoSyncInUse = defineRule({
  meta: {
    id: 'cognito-sync-in-use',
    severity: 'suggestion',
    summary: 'actions of Cognito Sync, which AWS has given up for AppSync',
    why: 'tutorials of old put it into every role of an identity pool; hardly any application uses it',
    help: 'take it away if nothing uses it, or move to AWS AppSync',
    appliesTo: identityTypes,
    category: 'cognito',
    recommended: false,
    fix: 'none',
    since: '0.1.0',
    equivalents: ['COG-S1'],
    examples: {
      bad: { policy: '{ "Effect": "Allow", "Action": "cognito-sync:*", "Resource": "*" }' },
      good: { policy: '{ "Effect": "Allow", "Action": "appsync:GraphQL", "Resource": "*" }' },
    },
  },
  check: () => ({
    *action({ text, ...at }, { effect }, { negated }) {
      if (effect !== 'Allow' || negated || !foldCase(text).startsWith('cognito-sync:')) return;
      yield { at, message: `${quoted(text)} is about Cognito Sync, which AppSync has replaced` };
    },
  }),
});
