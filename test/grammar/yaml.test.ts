import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MAX_DEPTH } from '../../grammar/json/tree.ts';
import { writeJson } from '../../grammar/json/write-json.ts';
import { readYaml } from '../../grammar/yaml/read-yaml.ts';
import { member } from '../../src/extract/node.ts';
import { sourceText } from '../../src/text/source.ts';
import { anyJson } from '../support/arbitrary-json.ts';

const read = (text: string) => readYaml(sourceText('a.yaml', text));

function json(text: string): string | undefined {
  const { value } = read(text);
  return value && writeJson(value);
}

const codes = (text: string) => read(text).diagnostics.map(({ code }) => code);

describe('readYaml', () => {
  test.each([
    ['a: 2012-10-17', '{"a":"2012-10-17"}'],
    ['a: yes', '{"a":"yes"}'],
    [
      '[1, -2.50, 1e3, 0x1F, 0o17, .inf, ~, true, "null"]',
      '[1,-2.50,1e3,31,15,".inf",null,true,"null"]',
    ],
    ['a:', '{"a":null}'],
    ['? a', '{"a":null}'],
    ['012: x', '{"012":"x"}'],
    ['a: &x [1]\nb: *x', '{"a":[1],"b":[1]}'],
    ['a: 1\na: 2', '{"a":1,"a":2}'],
    ['__proto__: 1', '{"__proto__":1}'],
    ['a: |\n  x\n  y\n', '{"a":"x\\ny\\n"}'],
    ['!!str 1', '"1"'],
  ])('reads %j', (text, expected) => {
    expect(json(text)).toBe(expected);
  });

  test.each([
    ['!Ref A', '{"Ref":"A"}'],
    ['!Condition A', '{"Condition":"A"}'],
    ['!GetAtt A.Arn', '{"Fn::GetAtt":["A","Arn"]}'],
    ['!GetAtt A.Outputs.Arn', '{"Fn::GetAtt":["A","Outputs.Arn"]}'],
    ['!GetAtt [A, Arn]', '{"Fn::GetAtt":["A","Arn"]}'],
    ['!GetAtt A', '{"Fn::GetAtt":"A"}'],
    ['!Sub "${A}-${!B}"', '{"Fn::Sub":"${A}-${!B}"}'],
    ['!Sub ["${A}", {A: !Ref B}]', '{"Fn::Sub":["${A}",{"A":{"Ref":"B"}}]}'],
    ['!If [C, !Ref A, !Ref AWS::NoValue]', '{"Fn::If":["C",{"Ref":"A"},{"Ref":"AWS::NoValue"}]}'],
    [
      '!And\n- !Equals [a, b]\n- !Not [!Condition C]',
      '{"Fn::And":[{"Fn::Equals":["a","b"]},{"Fn::Not":[{"Condition":"C"}]}]}',
    ],
    ['!Join ["", !Split [",", "a,b"]]', '{"Fn::Join":["",{"Fn::Split":[",","a,b"]}]}'],
    ['!Base64 x', '{"Fn::Base64":"x"}'],
    ['!Transform {Name: N}', '{"Fn::Transform":{"Name":"N"}}'],
  ])('writes %j out', (text, expected) => {
    expect(json(text)).toBe(expected);
  });

  test('points at what it reads', () => {
    const text = 'a:\n  b: !Ref "C"\n';
    const { value } = read(text);
    const at = member(member(value, 'a'), 'b');
    expect(at?.span && text.slice(at.span.start, at.span.end)).toBe('"C"');
  });

  test.each([
    ['', 'syntax/empty'],
    ['# nothing', 'syntax/empty'],
    ['a: 1\n---\nb: 2', 'syntax/second-document'],
    ['a: [1', 'syntax/yaml'],
    ['\t- a', 'syntax/yaml'],
    ['? [a]\n: 1', 'syntax/yaml-key'],
    ['a: *x', 'syntax/unknown-alias'],
    ['&x [*x]', 'syntax/unknown-alias'],
  ])('refuses %j', (text, code) => {
    expect(read(text).value).toBeUndefined();
    expect(codes(text)).toContain(code);
  });

  test('leaves out a tag that it does not know, and says so', () => {
    expect(json('a: !Foo 1')).toBe('{"a":"1"}');
    expect(codes('a: !Foo 1')).toEqual(['syntax/unknown-tag']);
  });

  test('bounds what aliases repeat', () => {
    const levels = Array.from({ length: 12 }, (_, level) => {
      const items = Array(10).fill(level === 0 ? 'x' : `*a${level - 1}`);
      return `a${level}: &a${level} [${items.join(',')}]`;
    });
    expect(codes(levels.join('\n'))).toContain('syntax/too-many-aliases');
  });

  test('takes what is nested as deep as may be, and refuses what is deeper', () => {
    const flow = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
    const block = (depth: number) => `${'- '.repeat(depth)}x`;
    expect(codes(flow(MAX_DEPTH))).toEqual([]);
    expect(codes(block(MAX_DEPTH))).toEqual([]);
    for (const text of [flow(MAX_DEPTH + 1), block(MAX_DEPTH + 1), flow(100_000), block(50_000)]) {
      expect(codes(text)).toEqual(['syntax/too-deep']);
    }
  });

  test('counts what tags and aliases add to the depth', () => {
    const tagged = '!Sub ['.repeat(MAX_DEPTH - 10) + ']'.repeat(MAX_DEPTH - 10);
    expect(codes(tagged)).toEqual(['syntax/too-deep']);
    const half = '['.repeat(300) + ']'.repeat(300);
    const twice = `a: &x ${half}\nb: ${half.replace('[]', '[*x]')}`;
    expect(codes(twice)).toEqual(['syntax/too-deep']);
  });

  test('takes time that grows with the text', () => {
    const keys = Array.from({ length: 20_000 }, (_, index) => `k: ${index}`).join('\n');
    const start = performance.now();
    expect(codes(keys)).toEqual([]);
    expect(codes(`a: "${'*'.repeat(1_000_000)}"`)).toEqual([]);
    expect(performance.now() - start).toBeLessThan(10_000);
  });

  test('reads all JSON as JSON', () => {
    fc.assert(
      fc.property(anyJson, (value) => {
        const text = JSON.stringify(value);
        expect(json(text)).toBe(text);
      }),
    );
  });

  test('never throws', () => {
    const pieces = fc.constantFrom(
      '- ',
      'a: ',
      '!Ref ',
      '&x ',
      '*x ',
      '[',
      ']',
      '{',
      '}',
      '\n',
      '  ',
      '"',
      "'",
      '|',
      '#',
      '? ',
      ': ',
      '%',
      '---\n',
      '\ud800',
      '\t',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
        read(parts.join(''));
      }),
      { numRuns: 2000 },
    );
  });
});
