import { quoted } from '../../../grammar/json/members.ts';
import { resourceTypes } from '../applies-to.ts';
import { defineRule } from '../rule.ts';

const KIND = ':assumed-role/';
const SESSION = '/CognitoIdentityCredentials';

export const cognitoSessionArnInResourcePolicy = defineRule({
  meta: {
    id: 'cognito-session-arn-in-resource-policy',
    severity: 'securityWarning',
    summary: 'a resource lets a session of Cognito in by its ARN, past the limits of the session',
    why: 'what a resource grants to the ARN of a session is added after its session policies, those of guests among them; and all users of a role have the same session ARN',
    help: 'name the role instead, or ask for `cognito-identity.amazonaws.com:sub`',
    appliesTo: resourceTypes,
    category: 'cognito',
    recommended: true,
    fix: 'none',
    since: '0.1.0',
    equivalents: ['COG-P5'],
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Principal": { "AWS": "arn:aws:sts::111122223333:assumed-role/guests/CognitoIdentityCredentials" }, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::app/*" }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:role/guests" }, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::app/*" }',
      },
    },
  },
  check: () => ({
    *principal({ kind, text, ...at }, { effect, principal }) {
      if (effect !== 'Allow' || kind !== 'AWS' || principal?.negated) return;
      const start = text.indexOf(KIND);
      if (start === -1 || !text.endsWith(SESSION)) return;
      const role = text.slice(start + KIND.length, -SESSION.length);
      yield {
        at,
        message: `everybody with the role ${quoted(role)} gets this past the limits of guests`,
      };
    },
  }),
});
