import { quoted } from '../../../grammar/json/members.ts';
import { identityTypes } from '../applies-to.ts';
import { holdsWithoutKey, needsKey } from '../facts/clauses.ts';
import { cognitoAccess } from '../facts/cognito-access.ts';
import { userTrust } from '../facts/cognito-examples.ts';
import { keyPlace } from '../facts/conditions.ts';
import { defineRule } from '../rule.ts';

export const cognitoMfaRequired = defineRule({
  meta: {
    id: 'cognito-mfa-required',
    severity: 'warning',
    summary: 'a role of an identity pool wants MFA, of which its sessions know nothing',
    why: 'a second factor in the user pool is not one of IAM: no session of an identity pool brings `aws:MultiFactorAuthPresent`',
    help: 'demand the second factor in the user pool',
    appliesTo: identityTypes,
    category: 'cognito',
    recommended: false,
    fix: 'none',
    since: '0.1.0',
    equivalents: ['COG-P8'],
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::app/*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } }',
        trust: userTrust,
      },
      good: {
        policy: '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::app/*" }',
        trust: userTrust,
      },
    },
  },
  check: ({ trust }) => ({
    *clause(clause, { effect }) {
      const { folded, key } = clause;
      if (!mfaKeys.has(folded) || !cognitoAccess(trust)?.exclusive) return;
      if (!(effect === 'Allow' ? needsKey(clause) : holdsWithoutKey(clause))) return;
      yield {
        at: keyPlace(clause),
        message:
          effect === 'Allow'
            ? `sessions of an identity pool do not bring ${quoted(key)}, so that this allows nothing`
            : `sessions of an identity pool do not bring ${quoted(key)}, so that this denies all of them`,
      };
    },
  }),
});

const mfaKeys: ReadonlySet<string> = new Set([
  'aws:multifactorauthpresent',
  'aws:multifactorauthage',
]);
