import { quoted } from '../../../grammar/json/members.ts';
import { identityTypes, resourceTypes } from '../applies-to.ts';
import { needsKey } from '../facts/clauses.ts';
import { keyFacts } from '../facts/keys.ts';
import { maySupply } from '../facts/supplied-keys.ts';
import { defineRule } from '../rule.ts';

export const conditionKeyNeverPresent = defineRule({
  meta: {
    id: 'condition-key-never-present',
    severity: 'warning',
    summary: 'an Allow hangs on a key that requests for its actions never carry',
    why: 'a condition on a key that is missing does not hold, so the statement grants nothing',
    help: 'use a key that the actions are listed with in the Service Authorization Reference',
    appliesTo: [...identityTypes, ...resourceTypes],
    category: 'condition',
    recommended: false,
    fix: 'none',
    since: '0.1.0',
    links: [
      'https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html',
    ],
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*", "Condition": { "StringEquals": { "s3:prefix": "2026/" } } }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::photos", "Condition": { "StringEquals": { "s3:prefix": "2026/" } } }',
      },
    },
  },
  check: () => ({
    clause(clause, { effect, action }) {
      const { key, folded, keySpan } = clause;
      if (effect !== 'Allow' || !action || !needsKey(clause) || !belongsToService(folded))
        return [];
      if (maySupply(action, folded)) return [];
      return [
        {
          at: { path: clause.path, ...(keySpan && { span: keySpan }) },
          message: `none of these actions is listed with the key ${quoted(key)}, and requests without it are not allowed`,
        },
      ];
    },
  }),
});

const tagKeys = ['aws:requesttag/', 'aws:resourcetag/', 'aws:tagkeys'];

/** Whether the actions that have it are listed: keys of services, and those of tags. */
function belongsToService(folded: string): boolean {
  if (tagKeys.some((key) => folded.startsWith(key))) return true;
  return !folded.startsWith('aws:') && keyFacts(folded)?.scope === 'service';
}
