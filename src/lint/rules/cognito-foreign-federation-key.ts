import { quoted } from '../../../grammar/json/members.ts';
import { foldCase } from '../../text/fold-case.ts';
import { identityTypes } from '../applies-to.ts';
import { needsKey } from '../facts/clauses.ts';
import { cognitoAccess, poolClaim } from '../facts/cognito-access.ts';
import { userTrust } from '../facts/cognito-examples.ts';
import { placedVariables } from '../facts/cognito-variables.ts';
import { keyPlace } from '../facts/conditions.ts';
import { keyFacts } from '../facts/keys.ts';
import { defineRule } from '../rule.ts';

export const cognitoForeignFederationKey = defineRule({
  meta: {
    id: 'cognito-foreign-federation-key',
    severity: 'warning',
    summary: 'a role of an identity pool hangs on a key that its sessions do not bring',
    why: 'whichever provider the user came by, the pool signs a token of its own: keys of the provider belong to those who call STS with the token of the provider',
    help: 'use `cognito-identity.amazonaws.com:sub`, or map the claim to a principal tag of the pool',
    appliesTo: identityTypes,
    category: 'cognito',
    recommended: false,
    fix: 'none',
    since: '0.1.0',
    equivalents: ['COG-P7'],
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::app/${graph.facebook.com:id}/*" }',
        trust: userTrust,
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::app/${cognito-identity.amazonaws.com:sub}/*" }',
        trust: userTrust,
      },
    },
  },
  check: ({ trust }) => {
    if (!cognitoAccess(trust)?.exclusive) return {};
    return {
      *document(policy) {
        for (const { entry, key } of placedVariables(policy, (one) => isForeign(foldCase(one)))) {
          yield { at: entry, message: missing(key) };
        }
      },
      *clause(clause, { effect }) {
        if (effect !== 'Allow' || !needsKey(clause) || !isForeign(clause.folded)) return;
        yield { at: keyPlace(clause), message: missing(clause.key) };
      },
    };
  },
});

/** User pools as providers have a rule of their own. */
function isForeign(folded: string): boolean {
  if (folded === 'aws:username') return true;
  if (poolClaim(folded) !== undefined || folded.startsWith('cognito-idp.')) return false;
  return keyFacts(folded)?.scope === 'federation';
}

function missing(key: string): string {
  return `sessions of an identity pool do not bring ${quoted(key)}`;
}
