import { quoted } from '../../../grammar/json/members.ts';
import { everyType } from '../applies-to.ts';
import { keyPlace } from '../facts/conditions.ts';
import { keyFacts, tagKeyWithoutTag } from '../facts/keys.ts';
import { defineRule } from '../rule.ts';

export const missingTagKeyInCondition = defineRule({
  meta: {
    id: 'missing-tag-key-in-condition',
    aws: { code: 'MISSING_TAG_KEY_IN_CONDITION', findingType: 'ERROR' },
    severity: 'error',
    summary: 'a condition key about a tag does not say which',
    why: 'the key is `aws:ResourceTag/` and the key of a tag; without it no request carries it',
    help: 'write a slash and the key of the tag',
    appliesTo: everyType,
    category: 'condition',
    recommended: true,
    fix: 'none',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*", "Condition": { "StringEquals": { "aws:ResourceTag": "blue" } } }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*", "Condition": { "StringEquals": { "aws:ResourceTag/team": "blue" } } }',
      },
    },
  },
  check: () => ({
    clause(clause) {
      const name = tagKeyWithoutTag(clause.folded);
      if (name === undefined || (!clause.folded.endsWith('/') && keyFacts(clause.folded)))
        return [];
      return [
        {
          at: keyPlace(clause),
          message: `${quoted(clause.key)} does not say which tag it is about`,
          help: `write ${quoted(`${name}/`)} and the key of the tag`,
        },
      ];
    },
  }),
});
