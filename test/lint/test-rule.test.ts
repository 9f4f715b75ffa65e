import { describe, expect, test } from 'vitest';
import { replaceText } from '../../src/lint/edits.ts';
import { defineRule } from '../../src/lint/rule.ts';
import { type RuleTestCase, testRule } from '../../src/lint/test-rule.ts';
import { starRule } from '../report/lint/run-of.ts';

const rule = defineRule({
  meta: { ...starRule.meta, id: 'my-star-action' },
  check: () => ({
    *action(entry) {
      if (entry.text !== '*') return;
      const edits = replaceText(entry, 's3:GetObject');
      yield {
        at: entry,
        message: '`*` is every action',
        fix: { kind: 'unsafe', title: 'name one', edits },
      };
    },
  }),
});

const bad: RuleTestCase = {
  title: 'a star',
  policy: '{ "Effect": "Allow", "Action": "*", "Resource": "*" }',
  expect: [{ at: '"*"', message: '`*` is every action' }],
  fixed: '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" }',
};
const good: RuleTestCase = {
  title: 'an action',
  policy: '[{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" }]',
  expect: [],
};
const { fixed: _fixed, ...unfixed } = bad;

describe('a rule under test', () => {
  test('is well when its cases say what it does', () => {
    expect(testRule(rule, [bad, good])).toEqual([]);
  });

  test.each<[string, readonly RuleTestCase[], readonly string[]]>([
    ['only clean cases', [good], ['no case has a finding']],
    ['no clean case', [bad], ['no case is clean']],
    [
      'one title twice',
      [bad, good, { ...good, policy: '[]' }],
      ['`an action`: two cases have this title'],
    ],
    [
      'one case twice',
      [bad, good, { ...good, title: 'again' }],
      ['`again`: an earlier case is the same'],
    ],
    ['no JSON', [bad, good, { ...good, title: 'x', policy: '{' }], ['`x`: the policy is not JSON']],
    [
      'a finding too many',
      [{ ...unfixed, expect: [] }, bad, good].map((one, index) => ({ ...one, title: `${index}` })),
      [
        '`0`: 0 findings are expected, there are 1: `*` is every action',
        '`0`: there is a fix: say in `fixed` what comes of it',
      ],
    ],
    [
      'an expectation of nothing',
      [{ ...bad, expect: [{}] }, good],
      ['`a star`: finding 0 needs `at` or `message`'],
    ],
    [
      'another place and another message',
      [{ ...bad, expect: [{ at: '"Action"', message: 'other' }] }, good],
      [
        '`a star`: finding 0 is at "*", not at "Action"',
        '`a star`: finding 0 says: `*` is every action',
      ],
    ],
    [
      'another outcome',
      [{ ...bad, fixed: '[]' }, good],
      [expect.stringContaining('`a star`: the fixes make: {')],
    ],
    [
      'an outcome without a fix',
      [bad, { ...good, fixed: '[]' }],
      ['`an action`: there is no fix, but `fixed` is given'],
    ],
  ])('is told %s', (_title, cases, expected) => {
    expect(testRule(rule, cases)).toEqual(expected);
  });

  test('is told of a fix that breaks the text', () => {
    const breaking = defineRule({
      ...rule,
      check: () => ({
        *action(entry) {
          if (entry.text !== '*' || !entry.span) return;
          const edits = [{ span: entry.span, text: '"' }];
          yield { at: entry, message: 'm', fix: { kind: 'safe', title: 't', edits } };
        },
      }),
    });
    expect(testRule(breaking, [{ ...unfixed, expect: [{ message: 'm' }] }, good])).toEqual([
      '`a star`: a fix makes a text that cannot be read',
    ]);
  });
});
