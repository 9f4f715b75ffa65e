import { quoted } from '../../../grammar/json/members.ts';
import { everyType } from '../applies-to.ts';
import { replaceText } from '../edits.ts';
import { defineRule } from '../rule.ts';

export const invalidConditionDataType = defineRule({
  meta: {
    id: 'invalid-condition-data-type',
    aws: { code: 'INVALID_CONDITION_DATA_TYPE', findingType: 'ERROR' },
    severity: 'error',
    summary: 'the values of a condition key are of several JSON types',
    why: 'under a key, values are of one JSON type; AWS refuses others',
    help: 'quote numbers and truth values',
    appliesTo: everyType,
    category: 'condition',
    recommended: true,
    fix: 'safe',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*", "Condition": { "StringEquals": { "aws:PrincipalTag/level": ["1", 2] } } }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*", "Condition": { "StringEquals": { "aws:PrincipalTag/level": ["1", "2"] } } }',
      },
    },
  },
  check: () => ({
    clause(clause) {
      const { values, key } = clause;
      if (new Set(values.map(({ written }) => written)).size < 2) return [];
      const bare = values.filter(({ written }) => written !== 'string');
      return [
        {
          at: clause,
          message: `the values of ${quoted(key)} are of several JSON types`,
          fix: {
            kind: 'safe',
            title: 'write all of them as strings',
            edits: bare.flatMap((value) => replaceText(value, value.text)),
          },
        },
      ];
    },
  }),
});
