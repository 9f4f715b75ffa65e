import { quoted } from '../../../grammar/json/members.ts';
import { everyType } from '../applies-to.ts';
import { isService } from '../facts/actions.ts';
import { keyPlace, renameKey } from '../facts/conditions.ts';
import { fewGuesses } from '../facts/guesses.ts';
import { keyFacts, nearestKey, tagKeyWithoutTag } from '../facts/keys.ts';
import { perhapsMeant } from '../facts/replacement.ts';
import { isOpen } from '../facts/values.ts';
import { defineRule } from '../rule.ts';

export const invalidServiceConditionKey = defineRule({
  meta: {
    id: 'invalid-service-condition-key',
    aws: { code: 'INVALID_SERVICE_CONDITION_KEY', findingType: 'ERROR' },
    severity: 'error',
    summary: 'a service has no such condition key',
    why: 'no request carries the key, so that the condition never holds, or always',
    help: 'write a key that the Service Authorization Reference lists for the service',
    appliesTo: everyType,
    category: 'condition',
    recommended: true,
    fix: 'suggestion',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::photos", "Condition": { "StringEquals": { "s3:prefixx": "home/" } } }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::photos", "Condition": { "StringEquals": { "s3:prefix": "home/" } } }',
      },
    },
  },
  check: ({ surroundings }) => {
    const guess = fewGuesses(nearestKey);
    return {
      clause(clause, statement) {
        const { key, folded } = clause;
        const colon = folded.indexOf(':');
        if (
          colon === folded.length - 1 ||
          isOpen(key) ||
          !isService(folded.slice(0, Math.max(0, colon)))
        )
          return [];
        if (keyFacts(folded) || tagKeyWithoutTag(folded)) return [];
        const meant = guess(key);
        return [
          {
            at: keyPlace(clause),
            message: `${quoted(key.slice(0, colon))} has no condition key ${quoted(key)}`,
            ...(!meant && surroundings.staleFacts && { severity: 'warning' as const }),
            ...perhapsMeant(meant, (name) => renameKey(statement, clause, name)),
          },
        ];
      },
    };
  },
});
