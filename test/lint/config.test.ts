import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { readJson } from '../../grammar/json/read-json.ts';
import { readConfig } from '../../src/lint/config/read-config.ts';
import { defineRule, type RuleMeta } from '../../src/lint/rule.ts';
import { rules as ownRules } from '../../src/lint/rules.ts';
import { sourceText } from '../../src/text/source.ts';
import { starRule } from '../report/lint/run-of.ts';

const meta: RuleMeta = {
  ...starRule.meta,
  id: 'with-options',
  options: [
    { name: 'most', summary: 'how many', kind: 'number', default: 3 },
    { name: 'names', summary: 'which', kind: 'strings', default: [] },
    { name: 'strict', summary: 'whether', kind: 'boolean', default: false },
    { name: 'sets', summary: 'sets', kind: 'rules', default: [] },
  ],
};
const withOptions = defineRule({ ...starRule, meta });
const always = defineRule({
  ...starRule,
  meta: { ...starRule.meta, id: 'always-on', always: true },
});
const rules = [starRule, withOptions, always];

function read(config: unknown) {
  const text = typeof config === 'string' ? config : JSON.stringify(config);
  const source = sourceText('verdict.config.json', text);
  const { value: node } = readJson(source);
  if (node === undefined) throw new Error('the configuration of the case is not JSON');
  const { value, diagnostics } = readConfig(node, rules);
  return {
    value,
    faults: diagnostics.map(({ message, help, span }) =>
      [span && text.slice(span.start, span.end), message, help].filter((part) => part),
    ),
  };
}

describe('a configuration', () => {
  test('is read whole', () => {
    const { value, faults } = read({
      $schema: 'config.schema.json',
      extends: ['recommended', 'cognito'],
      rules: {
        'star-action': 'on',
        'with-options': ['warning', { most: 5, names: ['a'], strict: true, sets: [{ a: 1 }] }],
      },
      files: [{ match: 'scp/**', type: 'scp', rules: { 'star-action': 'off' } }],
      accounts: { prod: '111122223333' },
      organization: 'o-a1b2c3d4e5',
      suppress: [
        { rule: 'star-action', file: 'a.json', sid: 'A', reason: 'SEC-1', expires: '2027-03-31' },
      ],
      ignore: '**/cdk.out/**',
      data: { maxAgeDays: 90 },
    });
    expect(faults).toEqual([]);
    expect(value).toMatchObject({
      presets: ['recommended', 'cognito'],
      rules: {
        'star-action': { level: 'securityWarning' },
        'with-options': {
          level: 'warning',
          options: { most: 5, names: ['a'], strict: true, sets: [{ a: 1 }] },
        },
      },
      files: [
        { match: ['scp/**'], type: 'serviceControl', rules: { 'star-action': { level: 'off' } } },
      ],
      accounts: ['111122223333'],
      organization: 'o-a1b2c3d4e5',
      suppressions: [{ rule: 'star-action', sid: 'A', expires: Date.UTC(2027, 2, 31) }],
      ignore: ['**/cdk.out/**'],
      maxAgeDays: 90,
    });
  });

  test.each<[string, unknown, readonly (readonly string[])[]]>([
    ['no object', [], [['[]', 'the configuration is an object, not a list']]],
    [
      'a slip in a member',
      { extend: 'strict' },
      [['"extend"', 'the configuration has no `extend`', 'did you mean `extends`?']],
    ],
    [
      'a member that nobody knows',
      { suppress: [{ rule: 'star-action', reason: 'x', whom: 'me' }] },
      [
        [
          '"whom"',
          'an entry of `suppress` has no `whom`',
          'an entry of `suppress` has rule, file, path, sid, reason, expires',
        ],
      ],
    ],
    ['a member twice', '{"ignore": "a", "ignore": "b"}', [['"ignore"', '`ignore` stands twice']]],
    [
      'a preset that does not exist',
      { extends: ['stric'] },
      [['"stric"', '`extends` cannot be `stric`', 'did you mean `strict`?']],
    ],
    [
      'a rule that does not exist',
      { rules: { 'star-acton': 'off' } },
      [['"star-acton"', 'there is no rule `star-acton`', 'did you mean `star-action`?']],
    ],
    [
      'a rule that nobody could mean',
      { rules: { __proto__x: 'off' } },
      [['"__proto__x"', 'there is no rule `__proto__x`', '`verdict rules` lists them']],
    ],
    [
      'a level that does not exist',
      { rules: { 'star-action': 'warn' } },
      [
        [
          '"warn"',
          'the level of `star-action` cannot be `warn`',
          'choose one of on, off, error, securityWarning, warning, suggestion',
        ],
      ],
    ],
    [
      'a rule that is always on',
      { rules: { 'always-on': 'off' } },
      [['"off"', 'the rule `always-on` cannot be switched off: AWS refuses such a document']],
    ],
    [
      'options of the wrong kind',
      {
        rules: { 'with-options': ['on', { most: '5', names: [1], strict: 1, sets: {}, mots: 1 }] },
      },
      [
        ['"5"', 'the option `most` is a number, not a string'],
        ['[1]', 'the option `names` is a list of strings, not a list'],
        ['1', 'the option `strict` is `true` or `false`, not a number'],
        ['{}', 'the option `sets` is a list, not an object'],
        ['"mots"', 'the rule `with-options` has no option `mots`', 'did you mean `most`?'],
      ],
    ],
    [
      'options of a rule that has none',
      { rules: { 'star-action': ['on', []] } },
      [['[]', 'the options of `star-action` are an object, not a list']],
    ],
    ['rules that are a list', { rules: [] }, [['[]', '`rules` is an object, not a list']]],
    [
      'an override for no file',
      { files: [{ type: 'scp' }] },
      [['{"type":"scp"}', 'an entry of `files` needs `match`']],
    ],
    [
      'a suppression without its reason',
      { suppress: [{ rule: 'star-action' }] },
      [['{"rule":"star-action"}', 'an entry of `suppress` needs `reason`']],
    ],
    [
      'a suppression of an unknown rule, until no day',
      { suppress: [{ rule: 'x', reason: '', expires: '2027-13-01' }, 7] },
      [
        ['""', '`reason` is a string, not an empty one'],
        ['"x"', 'there is no rule `x`', '`verdict rules` lists them'],
        ['7', 'an entry of `suppress` is an object, not a number'],
      ],
    ],
    [
      'days that are none',
      {
        suppress: [
          { rule: 'star-action', reason: 'x', expires: '2027-13-01' },
          { rule: 'star-action', reason: 'x', expires: 2027 },
        ],
      },
      [
        ['"2027-13-01"', '`expires` is a day, not `2027-13-01`', 'write it as `2027-03-31`'],
        ['2027', '`expires` is a day, not a number', 'write it as `2027-03-31`'],
      ],
    ],
    [
      'accounts and organizations that are none',
      { accounts: ['123', 5], organization: 'acme', data: { maxAgeDays: -1 } },
      [
        ['"acme"', '`acme` is not the ID of an organization', 'write it as `o-a1b2c3d4e5`'],
        ['-1', '`maxAgeDays` is a number of days, from 0 on'],
        ['"123"', 'the account `123` is not 12 digits'],
        ['5', 'an account is a string, not a number'],
      ],
    ],
  ])('with %s is told, with its place', (_title, config, expected) => {
    const { value, faults } = read(config);
    expect(faults).toEqual(expected);
    expect(value).toBeUndefined();
  });
});

describe('config.schema.json', () => {
  const ajv = new Ajv2020({ allErrors: true, strictTypes: false });
  const fits = ajv.compile(JSON.parse(readFileSync('grammar/schema/config.schema.json', 'utf8')));
  const [known] = ownRules;

  test('accepts what the reader accepts', () => {
    const config = {
      extends: 'strict',
      rules: Object.fromEntries(ownRules.map((rule) => [rule.meta.id, 'error'])),
      files: [{ match: ['a'], type: 'vpce' }],
      accounts: ['111122223333'],
      suppress: [{ rule: known?.meta.id, reason: 'x' }],
      data: { maxAgeDays: 1 },
    };
    expect(fits(config) ? [] : fits.errors).toEqual([]);
  });

  test.each([
    { rules: { nope: 'off' } },
    { files: [{ type: 'scp' }] },
    { suppress: [{ rule: known?.meta.id }] },
    { extends: 'all' },
    { accounts: ['1'] },
    { more: 1 },
  ])('refuses %j', (config) => {
    expect(fits(config)).toBe(false);
  });
});
