import { everyType } from '../applies-to.ts';
import { has, placeOfKey } from '../facts/elements.ts';
import { defineRule } from '../rule.ts';

export const unsupportedElementCombination = defineRule({
  meta: {
    id: 'unsupported-element-combination',
    aws: { code: 'UNSUPPORTED_ELEMENT_COMBINATION', findingType: 'ERROR' },
    severity: 'error',
    summary: 'a statement has an element and its Not form',
    why: 'an element and its Not form exclude each other, and AWS refuses a statement with both',
    help: 'keep one of the two',
    appliesTo: everyType,
    category: 'document',
    recommended: true,
    always: true,
    fix: 'none',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "NotAction": "s3:PutObject", "Resource": "arn:aws:s3:::photos/*" }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*" }',
      },
    },
  },
  check: () => ({
    *statement(statement) {
      for (const name of ['Action', 'Resource', 'Principal']) {
        if (!has(statement, name) || !has(statement, `Not${name}`)) continue;
        const [first, second] = [placeOfKey(statement, name), placeOfKey(statement, `Not${name}`)];
        const [earlier, later] =
          (first.span?.start ?? 0) < (second.span?.start ?? 0) ? [first, second] : [second, first];
        yield {
          at: later,
          message: `\`${name}\` and \`Not${name}\` exclude each other`,
          related: [{ at: earlier, message: 'the other one is here' }],
        };
      }
    },
  }),
});
