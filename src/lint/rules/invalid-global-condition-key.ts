import { quoted } from '../../../grammar/json/members.ts';
import { legacyKeys } from '../../catalog/condition-key-values.ts';
import { everyType } from '../applies-to.ts';
import { keyPlace, renameKey } from '../facts/conditions.ts';
import { fewGuesses } from '../facts/guesses.ts';
import { keyFacts, nearestKey, tagKeyWithoutTag } from '../facts/keys.ts';
import { perhapsMeant } from '../facts/replacement.ts';
import { isOpen } from '../facts/values.ts';
import { defineRule } from '../rule.ts';

export const invalidGlobalConditionKey = defineRule({
  meta: {
    id: 'invalid-global-condition-key',
    aws: { code: 'INVALID_GLOBAL_CONDITION_KEY', findingType: 'ERROR' },
    severity: 'error',
    summary: 'there is no such global condition key',
    why: 'no request carries the key, so that the condition never holds, or always',
    help: 'write a key of the IAM User Guide, "AWS global condition context keys"',
    appliesTo: everyType,
    category: 'condition',
    recommended: true,
    fix: 'suggestion',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*", "Condition": { "StringEquals": { "aws:SourceVpcEndpoint": "vpce-0123456789abcdef0" } } }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*", "Condition": { "StringEquals": { "aws:SourceVpce": "vpce-0123456789abcdef0" } } }',
      },
    },
  },
  check: ({ surroundings }) => {
    const guess = fewGuesses(nearestKey);
    return {
      clause(clause, statement) {
        const { key, folded } = clause;
        if (!folded.startsWith('aws:') || folded === 'aws:' || isOpen(key) || accepted.has(folded))
          return [];
        if (keyFacts(folded) || tagKeyWithoutTag(folded)) return [];
        const meant = guess(key);
        return [
          {
            at: keyPlace(clause),
            message: `there is no global condition key ${quoted(key)}`,
            ...(!meant && surroundings.staleFacts && { severity: 'warning' as const }),
            ...perhapsMeant(meant, (name) => renameKey(statement, clause, name)),
          },
        ];
      },
    };
  },
});

/** `aws:ARN` is found by rules of its own. */
const accepted: ReadonlySet<string> = new Set([...legacyKeys, 'aws:arn']);
