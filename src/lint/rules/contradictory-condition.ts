import { quoted } from '../../../grammar/json/members.ts';
import { everyType } from '../applies-to.ts';
import { contradictionsIn } from '../facts/contradiction.ts';
import { defineRule } from '../rule.ts';

export const contradictoryCondition = defineRule({
  meta: {
    id: 'contradictory-condition',
    severity: 'warning',
    summary: 'two conditions on one key can never both hold',
    why: 'all conditions of a statement must hold, so it never applies: an Allow grants nothing, a Deny keeps nobody out',
    help: 'take one of the two away, or make two statements of them if either should do',
    appliesTo: everyType,
    category: 'condition',
    recommended: true,
    fix: 'none',
    since: '0.1.0',
    links: [
      'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html',
    ],
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::photos", "Condition": { "NumericLessThan": { "s3:max-keys": "10" }, "NumericGreaterThan": { "s3:max-keys": "100" } } }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::photos", "Condition": { "NumericLessThan": { "s3:max-keys": "100" }, "NumericGreaterThan": { "s3:max-keys": "10" } } }',
      },
    },
  },
  check: ({ policy }) => ({
    *statement({ clauses }) {
      for (const { first, second } of contradictionsIn(clauses, policy.version)) {
        const operators = `${quoted(first.operator.text)} and ${quoted(second.operator.text)}`;
        yield {
          at: second,
          message: `${operators} on ${quoted(second.key)} can never both hold, so the statement never applies`,
          related: [{ at: first, message: 'contradicts this' }],
        };
      }
    },
  }),
});
