import { quoted } from '../../../grammar/json/members.ts';
import { globalConditionKeyNames } from '../../catalog/global-condition-keys.ts';
import { nearest } from '../../text/suggest.ts';
import { everyType } from '../applies-to.ts';
import { keyPlace, renameKey } from '../facts/conditions.ts';
import { fewGuesses } from '../facts/guesses.ts';
import { perhapsMeant } from '../facts/replacement.ts';
import { isOpen } from '../facts/values.ts';
import { defineRule } from '../rule.ts';

export const invalidConditionKeyFormat = defineRule({
  meta: {
    id: 'invalid-condition-key-format',
    aws: { code: 'INVALID_CONDITION_KEY_FORMAT', findingType: 'ERROR' },
    severity: 'error',
    summary: 'a condition key is not of the form `service:name`',
    why: 'no request carries such a key, and AWS refuses the policy',
    help: 'write the service or `aws`, a colon and the name',
    appliesTo: everyType,
    category: 'condition',
    recommended: true,
    fix: 'suggestion',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*", "Condition": { "StringEquals": { "username": "alice" } } }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*", "Condition": { "StringEquals": { "aws:username": "alice" } } }',
      },
    },
  },
  check: () => {
    const guess = fewGuesses((key) => nearest(key, globalConditionKeyNames));
    return {
      clause(clause, statement) {
        if (isOpen(clause.key) || /^[^\s:]+:./s.test(clause.key)) return [];
        const meant = guess(`aws:${clause.key}`);
        return [
          {
            at: keyPlace(clause),
            message: `${quoted(clause.key)} is not of the form \`service:name\``,
            ...perhapsMeant(meant, (key) => renameKey(statement, clause, key)),
          },
        ];
      },
    };
  },
});
