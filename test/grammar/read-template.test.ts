import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitArnPattern } from '../../grammar/arn/split-arn-pattern.ts';
import { readTemplate, variableSpans } from '../../grammar/template/read-template.ts';
import { law } from '../support/runs.ts';

/** The parts in short: literals as strings, wildcards as symbols, variables as lists. */
function parts(text: string, variables = true) {
  return readTemplate(text, variables).template.parts.map((part) => {
    switch (part.kind) {
      case 'literal':
        return part.text;
      case 'star':
        return STAR;
      case 'question':
        return QUESTION;
      default:
        return part.fallback === undefined ? [part.name] : [part.name, part.fallback];
    }
  });
}

function codes(text: string) {
  return readTemplate(text, true).problems.map(({ code }) => code);
}

const STAR = Symbol('*');
const QUESTION = Symbol('?');

describe('a template under version 2012-10-17', () => {
  test.each([
    ['', []],
    ['photos/cat.jpg', ['photos/cat.jpg']],
    ['a*b?c', ['a', STAR, 'b', QUESTION, 'c']],
    ['**', [STAR, STAR]],
    ['${aws:username}', [['aws:username']]],
    ['home/${aws:username}/*', ['home/', ['aws:username'], '/', STAR]],
    ["${aws:PrincipalTag/team, 'company-wide'}", [['aws:PrincipalTag/team', 'company-wide']]],
    ["${a,'x'}", [['a', 'x']]],
    ["${a \t,  'x'}", [['a', 'x']]],
    ["${a, ''}", [['a', '']]],
    ["${a, 'it''s'}", [['a', "it's"]]],
    ["${a, ''''}", [['a', "'"]]],
    ["${a, 'b}c, ${d}*'}", [['a', 'b}c, ${d}*']]],
    ['${ aws:username }', [[' aws:username ']]],
    ['${aws:PrincipalTag/cost center}', [['aws:PrincipalTag/cost center']]],
    ['${*}', ['*']],
    ['${?}', ['?']],
    ['${$}', ['$']],
    ['a${*}b${?}c${$}d', ['a*b?c$d']],
    ['${*}*', ['*', STAR]],
    ['${$}{aws:username}', ['${aws:username}']],
    ['${ * }', [[' * ']]],
    ["${*, 'x'}", [['*', 'x']]],
    ['${a${b}}', [['a${b'], '}']],
    ['$', ['$']],
    ['$a {b} }', ['$a {b} }']],
    ['${a}${b}', [['a'], ['b']]],
  ])('%s', (text, expected) => {
    expect(parts(text)).toEqual(expected);
    expect(codes(text)).toEqual([]);
  });

  test.each([
    ['${', ['${'], 'policy/variable-unclosed'],
    ['a${b*', ['a${b', STAR], 'policy/variable-unclosed'],
    ["${a, 'b", ["${a, 'b"], 'policy/variable-unclosed'],
    ['${, ', ['${, '], 'policy/variable-unclosed'],
    ['${}x', ['${}x'], 'policy/variable-empty'],
    ['${ \t}?', ['${ \t}', QUESTION], 'policy/variable-empty'],
    ["${ , 'x'}", ["${ , 'x'}"], 'policy/variable-empty'],
    ['${a, b*}c', ['${a, b', STAR, '}c'], 'policy/variable-default'],
    ['${a,}', ['${a,}'], 'policy/variable-default'],
    ["${a, 'b' }", ["${a, 'b' }"], 'policy/variable-default'],
    ["${a, 'b}c", ["${a, 'b}c"], 'policy/variable-default'],
    ["${a, 'b'c}", ["${a, 'b'c}"], 'policy/variable-default'],
  ])('%s is text, and told of', (text, expected, code) => {
    expect(parts(text)).toEqual(expected);
    expect(codes(text)).toEqual([code]);
  });

  test('a malformed construct ends at its brace, and what follows is read as ever', () => {
    const { problems } = readTemplate("x${a, b}${c}${d, 'e}", true);
    expect(parts("x${a, b}${c}${d, 'e}")).toEqual(['x${a, b}', ['c'], "${d, 'e}"]);
    expect(problems).toMatchObject([
      { code: 'policy/variable-default', start: 1, end: 8 },
      { code: 'policy/variable-default', start: 12, end: 20 },
    ]);
  });

  test('a key is folded for lookup', () => {
    expect(readTemplate('${AWS:UserName}', true).template).toEqual({
      text: '${AWS:UserName}',
      parts: [{ kind: 'variable', name: 'AWS:UserName', folded: 'aws:username' }],
    });
  });
});

describe('a template under version 2008-10-17', () => {
  test.each([
    ['${aws:username}', ['${aws:username}']],
    ['home/${*}', ['home/${', STAR, '}']],
    ["${a?, 'b*'}", ['${a', QUESTION, ", 'b", STAR, "'}"]],
    ['${', ['${']],
  ])('%s', (text, expected) => {
    expect(parts(text, false)).toEqual(expected);
    expect(readTemplate(text, false).problems).toEqual([]);
  });
});

const fragments = fc
  .array(
    fc.constantFrom('$', '{', '}', '${', ',', "'", "''", '*', '?', ' ', 'a', ':', "${a, 'b'}"),
    { maxLength: 20 },
  )
  .map((pieces) => pieces.join(''));

describe('laws of templates', () => {
  law('literals are never empty and never adjacent', fragments, (text) => {
    for (const variables of [true, false]) {
      const kinds = readTemplate(text, variables).template.parts;
      kinds.forEach((part, index) => {
        if (part.kind !== 'literal') return;
        expect(part.text).not.toBe('');
        expect(kinds[index + 1]?.kind).not.toBe('literal');
      });
    }
  });

  law('without variables the parts spell the text', fragments, (text) => {
    const spelled = readTemplate(text, false).template.parts.map((part) =>
      part.kind === 'literal' ? part.text : part.kind === 'star' ? '*' : '?',
    );
    expect(spelled.join('')).toBe(text);
  });

  law(
    'every `${` stands in exactly one construct, and constructs start with it',
    fragments,
    (text) => {
      let end = 0;
      for (const span of variableSpans(text)) {
        expect(text.slice(end, span.start)).not.toContain('${');
        expect(text.startsWith('${', span.start)).toBe(true);
        expect(span.end).toBeGreaterThan(span.start);
        end = span.end;
      }
      expect(text.slice(end)).not.toContain('${');
    },
  );

  law('the segments of an ARN pattern joined by colons are the pattern', fragments, (text) => {
    const segments = splitArnPattern(text);
    expect(segments.join(':')).toBe(text);
    expect(segments.length).toBeLessThanOrEqual(6);
  });
});

describe('hostile templates take linear time', () => {
  const megabyte = 1_000_000;
  test.each([
    ['openings', '${'.repeat(megabyte / 2)],
    ['openings and one brace', `${'${'.repeat(megabyte / 2)}}`],
    ['stars', '*'.repeat(megabyte)],
    ['quotes', `\${a,${"'".repeat(megabyte)}`],
    ['quotes and one brace', `\${a,${"'".repeat(megabyte)}}`],
    ['defaults that do not end', "${a, '".repeat(megabyte / 6)],
    ['defaults that end wrongly', "${a, 'b' }".repeat(megabyte / 10)],
    ['blanks in a key', `\${a${' '.repeat(megabyte)}b, 'c'}`],
    ['blanks before a default', `\${a,${' '.repeat(megabyte)}`],
    ['escapes', '${*}'.repeat(megabyte / 4)],
    ['variables', '${a}'.repeat(megabyte / 4)],
    ['commas', `\${${','.repeat(megabyte)}`],
    ['colons', `\${a:b}${':'.repeat(megabyte)}`],
  ])('a megabyte of %s', (_, text) => {
    const start = performance.now();
    readTemplate(text, true);
    readTemplate(text, false);
    splitArnPattern(text);
    // Square time would be minutes.
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});

describe('splitting ARN patterns', () => {
  test.each([
    ['', ['']],
    ['*', ['*']],
    ['arn:aws:s3:::b/k', ['arn', 'aws', 's3', '', '', 'b/k']],
    ['arn:aws:sns:*:1:topic:sub:x', ['arn', 'aws', 'sns', '*', '1', 'topic:sub:x']],
    ['arn:aws:s3::b', ['arn', 'aws', 's3', '', 'b']],
    [
      'arn:aws:s3::mybucket/${cognito-identity.amazonaws.com:sub}/*',
      ['arn', 'aws', 's3', '', 'mybucket/${cognito-identity.amazonaws.com:sub}/*'],
    ],
    [
      'arn:${aws:Partition}:s3:::${a, "b:c"}:${d:e}',
      ['arn', '${aws:Partition}', 's3', '', '', '${a, "b:c"}:${d:e}'],
    ],
    ['arn:aws:s3:${a:b', ['arn', 'aws', 's3', '${a:b']],
    ["${a:b, 'c:d}'}:x", ["${a:b, 'c:d}'}", 'x']],
  ])('%s', (text, segments) => {
    expect(splitArnPattern(text)).toEqual(segments);
  });
});
