import { quoted } from '../../../grammar/json/members.ts';
import { nearest } from '../../text/suggest.ts';
import { everyType } from '../applies-to.ts';
import { replaceText } from '../edits.ts';
import { claimOf, placedVariables, withKey } from '../facts/cognito-variables.ts';
import { keyPlace, renameKey } from '../facts/conditions.ts';
import { perhapsMeant } from '../facts/replacement.ts';
import { isOpen } from '../facts/values.ts';
import { defineRule } from '../rule.ts';

const claims = ['aud', 'sub', 'amr'];

export const cognitoUnknownKey = defineRule({
  meta: {
    id: 'cognito-unknown-key',
    severity: 'error',
    summary: 'a key of identity pools that there is not',
    why: 'sessions of an identity pool bring `aud`, `sub` and `amr` and nothing else: claims of the user are no condition keys, so that the statement never applies',
    help: 'map the claim to a principal tag of the pool and write `aws:PrincipalTag/name`',
    appliesTo: everyType,
    category: 'cognito',
    recommended: true,
    fix: 'suggestion',
    since: '0.1.0',
    equivalents: ['COG-P6'],
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::app/${cognito-identity.amazonaws.com:email}/*" }',
        type: 'identity',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::app/${cognito-identity.amazonaws.com:sub}/*" }',
        type: 'identity',
      },
    },
  },
  check: () => ({
    *document(policy) {
      for (const placed of placedVariables(policy, isUnknown)) {
        const { entry, key } = placed;
        yield {
          at: entry,
          message: `no session brings ${quoted(key)}`,
          ...perhapsMeant(meantKey(key), (meant) => replaceText(entry, withKey(placed, meant))),
        };
      }
    },
    *clause(clause, statement) {
      const { key } = clause;
      if (!isUnknown(key) || isOpen(key)) return;
      yield {
        at: keyPlace(clause),
        message: `no session brings ${quoted(key)}`,
        ...perhapsMeant(meantKey(key), (meant) => renameKey(statement, clause, meant)),
      };
    },
  }),
});

function isUnknown(key: string): boolean {
  const claim = claimOf(key);
  return claim !== undefined && !claims.includes(claim);
}

function meantKey(key: string): string | undefined {
  const meant = nearest(claimOf(key) ?? '', claims);
  return meant === undefined ? undefined : `${key.slice(0, key.indexOf(':'))}:${meant}`;
}
