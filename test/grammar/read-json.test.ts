import { describe, expect, test } from 'vitest';
import { plainValue } from '../../grammar/json/plain-value.ts';
import { type ReadJsonOptions, readJson } from '../../grammar/json/read-json.ts';
import { sourceText } from '../../src/text/source.ts';

function read(text: string, options?: ReadJsonOptions) {
  const { value, diagnostics } = readJson(sourceText('test.json', text), options);
  return { value: plainValue(value), codes: diagnostics.map(({ code }) => code) };
}

describe('recovery keeps what can be made out', () => {
  test.each([
    ['{"a": 1 "b": 2}', { a: 1, b: 2 }],
    ['{"a": 1,}', { a: 1 }],
    ['[1,,2]', [1, 2]],
    ['[,1]', [1]],
    ['{, "a": 1}', { a: 1 }],
    ['{"a" 1}', { a: 1 }],
    ['{"a": , "b": 2}', { b: 2 }],
    ['{"a", "b": 2}', { b: 2 }],
    ["{'a': 'it\\'s'}", { a: "it\\'s" }],
    ['{a: b}', { a: 'b' }],
    ['{"a": 1: 2, "b": 3}', { a: 1, b: 3 }],
    ['{"a":: 1, "b": 2}', { b: 2 }],
    ['{: 1, "b": 2}', { b: 2 }],
    ['{1: "x", "b": 2}', { b: 2 }],
    ['{{"a": 1}, "b": 2}', { b: 2 }],
    ['{[1], true, false, null, "b": 2}', { b: 2 }],
    ['["a": 1]', ['a', 1]],
    ['[1, 2}', [1, 2]],
    ['[[1, 2', [[1, 2]]],
    ['{"a": {"b": [1}, "c": 2}', { a: { b: [1] }, c: 2 }],
    ['{"a": "x,\n"b": 2}', { a: 'x,', b: 2 }],
    ['["a\tb\\x"]', ['a\tb\\x']],
    ['{"Effect": Allow", "b": 2}', { Effect: 'Allow', b: 2 }],
    ['[1]]', [1]],
    ['{} {}', {}],
    ['[1 /* c */, 2 // d\n]', [1, 2]],
  ])('%s', (text, value) => {
    const told = read(text);
    expect(told.value).toEqual(value);
    expect(told.codes.length).toBeGreaterThan(0);
  });

  test('there is no value when nothing could be made out', () => {
    for (const text of ['', '}', ',', ': 1', '// only a comment']) {
      expect(read(text).value).toBeUndefined();
    }
  });

  test('a file that ends early is told of once for each bracket, where it was opened', () => {
    expect(read('{"a": [1, ').codes).toEqual(['syntax/unclosed', 'syntax/unclosed']);
    expect(read('{"a":').codes).toEqual(['syntax/unclosed']);
  });

  test('a wrong quotation mark without its partner swallows its line only', () => {
    expect(read('{"a": \'x,\n"b": 2}')).toEqual({
      value: { a: 'x,', b: 2 },
      codes: ['syntax/quotes'],
    });
  });
});

describe('comments', () => {
  const text = '// first\n{ "a": /* here */ 1 } // last';

  test('are allowed on request', () => {
    expect(read(text, { comments: 'allow' })).toEqual({ value: { a: 1 }, codes: [] });
  });

  test('are refused otherwise, each of them', () => {
    expect(read(text).codes).toEqual(['syntax/comment', 'syntax/comment', 'syntax/comment']);
    expect(read(text, { comments: 'refuse' }).codes).toHaveLength(3);
  });

  test('must end, allowed or not', () => {
    expect(read('1 /* 2', { comments: 'allow' }).codes).toEqual(['syntax/unterminated-comment']);
    expect(read('1 /* 2').codes).toEqual(['syntax/unterminated-comment']);
  });

  test('a slash alone is text without quotes', () => {
    expect(read('[application/json]').codes).toEqual(['syntax/missing-quotes']);
  });
});

describe('the messages', () => {
  test.each([
    ['[1 2]', 'expected a comma or `]` before `2`'],
    ['{"a": 1 "b": 2}', 'expected a comma or `}` before `"b"`'],
    ['{"a": 1,}', 'JSON has no trailing commas'],
    ["['x']", "strings stand in double quotes, not in `'`"],
    ['[Allow]', '`Allow` must stand in double quotes'],
    ['["x', 'this `[` is never closed'],
    ['"x', 'the string has no closing `"`'],
    ['"\0"', 'a string cannot hold the control character U+0000'],
    ['"\\q"', '`\\q` is not an escape sequence of JSON'],
    ['1 2', 'expected the end of the text, found `2`'],
    ['', 'expected a JSON value, but the text is empty'],
    [`[${'x'.repeat(100)}]`, `\`${'x'.repeat(40)}…\` must stand in double quotes`],
  ])('%j: %s', (text, message) => {
    const { diagnostics } = readJson(sourceText('test.json', text));
    expect(diagnostics[0]).toMatchObject({ severity: 'error', message });
  });
});

describe('hostile input is answered quickly', () => {
  const million = 1_000_000;
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    ['100,000 nested lists', nested(100_000), ['syntax/too-deep']],
    ['513 nested lists', nested(513), ['syntax/too-deep']],
    ['512 nested lists', nested(512), []],
    ['512 nested objects', `${'{"a":'.repeat(512)}1${'}'.repeat(512)}`, []],
    ['a million elements', `[${'1,'.repeat(million)}1]`, []],
    ['a string of 10 MB', `"${'x'.repeat(10_000_000)}"`, []],
    ['10 MB of escapes', `"${'\\n'.repeat(5_000_000)}"`, []],
    ['10 MB of digits', '1'.repeat(10_000_000), []],
    ['10 MB of blanks', `${' '.repeat(10_000_000)}1`, []],
    ['10 MB of NUL', '\0'.repeat(10_000_000), ['syntax/character', 'syntax/empty']],
  ];
  test.each(cases)('%s', (_, text, codes) => {
    expect(read(text).codes).toEqual(codes);
  });

  test.each([
    ['commas', `[${','.repeat(million)}]`],
    ['colons', `[${':'.repeat(million)}]`],
    ['numbers without commas', `[${'1 '.repeat(million)}]`],
    ['closing brackets', ']'.repeat(million)],
    ['wrong closing brackets', `${'['.repeat(511)}${'[}'.repeat(100_000)}`],
    ['bad escapes', `"${'\\x'.repeat(million)}"`],
    ['single quotes', "'x' ".repeat(million)],
    ['comments', '/**/'.repeat(million)],
    ['errors at the bottom of a deep document', `${'['.repeat(512)}${','.repeat(million)}`],
    ['odd blanks', '\u00a0 '.repeat(million)],
  ])('no more than 50 errors are reported of a million %s', (_, text) => {
    const { length } = read(text).codes;
    expect(length).toBeGreaterThan(20);
    expect(length).toBeLessThanOrEqual(50);
  });

  test('an object with `__proto__` pollutes nothing', () => {
    const { value } = readJson(sourceText('test.json', '{"__proto__": {"polluted": 1}}'));
    expect(value).toMatchObject({ kind: 'object', members: [{ key: '__proto__' }] });
    expect('polluted' in {}).toBe(false);
  });

  function nested(depth: number): string {
    return '['.repeat(depth) + ']'.repeat(depth);
  }
});

describe('lexemes and places', () => {
  test('a number keeps its lexeme and repeated keys stay', () => {
    const { value } = readJson(sourceText('test.json', '{"a": 1.50, "a": 2}'));
    expect(value).toEqual({
      kind: 'object',
      span: { start: 0, end: 19 },
      members: [
        {
          key: 'a',
          keySpan: { start: 1, end: 4 },
          value: { kind: 'number', lexeme: '1.50', span: { start: 6, end: 10 } },
        },
        {
          key: 'a',
          keySpan: { start: 12, end: 15 },
          value: { kind: 'number', lexeme: '2', span: { start: 17, end: 18 } },
        },
      ],
    });
  });

  test('a byte order mark is a warning, and offsets count it', () => {
    const { value, diagnostics } = readJson(sourceText('test.json', '\ufeff"a"'));
    expect(value).toEqual({ kind: 'string', value: 'a', span: { start: 1, end: 4 } });
    expect(diagnostics).toMatchObject([{ code: 'syntax/byte-order-mark', severity: 'warning' }]);
  });

  test('lists deeper than 64 levels keep their places', () => {
    const text = `${'[1, '.repeat(200)}"x"${', 2]'.repeat(200)}`;
    let { value } = readJson(sourceText('test.json', text));
    for (let depth = 0; depth < 200; depth += 1) {
      expect(value?.span).toEqual({ start: depth * 4, end: text.length - depth * 4 });
      value = value?.kind === 'array' ? value.items[1] : undefined;
    }
    expect(value).toMatchObject({ kind: 'string', value: 'x' });
  });
});
