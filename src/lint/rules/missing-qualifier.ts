import { quoted } from '../../../grammar/json/members.ts';
import { everyType } from '../applies-to.ts';
import { keyPlace } from '../facts/conditions.ts';
import { keyFacts } from '../facts/keys.ts';
import { defineRule } from '../rule.ts';

export const missingQualifier = defineRule({
  meta: {
    id: 'missing-qualifier',
    aws: { code: 'MISSING_QUALIFIER', findingType: 'ERROR' },
    severity: 'error',
    summary: 'a key with several values is compared without a set operator',
    why: 'without `ForAllValues:` or `ForAnyValue:` it is not said how many of the values must match',
    help: 'write `ForAnyValue:` if one of them is enough, `ForAllValues:` if each must match',
    appliesTo: everyType,
    category: 'condition',
    recommended: true,
    givesWayTo: ['cognito-leadingkeys-without-forallvalues'],
    fix: 'none',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:PutObjectTagging", "Resource": "arn:aws:s3:::photos/*", "Condition": { "StringEquals": { "aws:TagKeys": "team" } } }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:PutObjectTagging", "Resource": "arn:aws:s3:::photos/*", "Condition": { "ForAnyValue:StringEquals": { "aws:TagKeys": "team" } } }',
      },
    },
  },
  check: () => ({
    clause(clause) {
      const { operator, row, folded, key } = clause;
      if (row?.asks !== 'value' || operator.quantifier !== 'single') return [];
      const facts = keyFacts(folded);
      if (!facts?.multivalued || facts.scope === 'federation') return [];
      return [
        {
          at: keyPlace(clause),
          message: `${quoted(key)} can have several values, which ${quoted(operator.text)} takes one of`,
        },
      ];
    },
  }),
});
