import { quoted } from '../../../grammar/json/members.ts';
import { foldCase } from '../../text/fold-case.ts';
import { identityAndResourceTypes } from '../applies-to.ts';
import { replaceText } from '../edits.ts';
import { cognitoAccess, poolClaim } from '../facts/cognito-access.ts';
import { userTrust } from '../facts/cognito-examples.ts';
import { type PlacedVariable, placedVariables, withKey } from '../facts/cognito-variables.ts';
import { writeInstead } from '../facts/replacement.ts';
import { defineRule, type Finding } from '../rule.ts';

const SUB = 'cognito-identity.amazonaws.com:sub';
const USERID = 'aws:userid';

export const cognitoSubConfused = defineRule({
  meta: {
    id: 'cognito-sub-confused',
    severity: 'error',
    summary: 'the id of a user stands where the id of an identity is meant',
    why: 'the `sub` of a user pool is a UUID and names the user; sessions of an identity pool know the identity alone, whose id is a region, a colon and another UUID',
    help: 'write `${cognito-identity.amazonaws.com:sub}` in policies, and put objects and items under the id that GetId returns',
    appliesTo: [...identityAndResourceTypes, 'trust'],
    category: 'cognito',
    recommended: true,
    fix: 'suggestion',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::app/${cognito-idp.us-east-1.amazonaws.com:sub}/*" }',
        trust: userTrust,
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
      const exclusive = cognitoAccess(trust)?.exclusive === true;
      const wanted = (key: string) => isConfused(foldCase(key), exclusive);
      for (const placed of placedVariables(policy, wanted)) yield confusedVariable(placed);
    },
    *clause({ folded, values, row }) {
      if (row?.asks !== 'value' || poolClaim(folded) !== 'sub') return;
      for (const { text, ...at } of values) {
        if (!isUuid(text)) continue;
        yield {
          at,
          message: `${quoted(text)} is the id of a user, most likely; that of an identity begins with its region`,
        };
      }
    },
  }),
});

function confusedVariable(placed: PlacedVariable): Finding {
  const { entry, key } = placed;
  const meant = withKey(placed, SUB);
  const fix = writeInstead('suggestion', meant, replaceText(entry, meant));
  return foldCase(key) === USERID
    ? {
        at: entry,
        severity: 'securityWarning',
        message: `${quoted(key)} is the same for every user of the role`,
        ...fix,
      }
    : { at: entry, message: `no session of an identity pool brings ${quoted(key)}`, ...fix };
}

/** A key with the id of a user pool is there for those who bring its tokens to STS themselves. */
function isConfused(folded: string, exclusive: boolean): boolean {
  if (folded === USERID) return exclusive;
  if (!folded.startsWith('cognito-idp.') || !folded.endsWith(':sub')) return false;
  return exclusive || !folded.includes('/');
}

function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}
