import fc from 'fast-check';
import { type Node, parseTree } from 'jsonc-parser';
import { describe, expect } from 'vitest';
import { nodeFromValue } from '../../grammar/json/from-value.ts';
import { plainValue } from '../../grammar/json/plain-value.ts';
import { readJson } from '../../grammar/json/read-json.ts';
import type { JsonNode } from '../../grammar/json/tree.ts';
import { writeJson } from '../../grammar/json/write-json.ts';
import { hasErrors } from '../../src/text/diagnostic.ts';
import { sourceText } from '../../src/text/source.ts';
import { law } from '../support/runs.ts';

const blanks = fc.stringMatching(/^[ \t\r\n]{0,3}$/);
const keys = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 5 }),
  fc.constantFrom('a', 'Effect', '__proto__', 'constructor', ''),
);
const numbers = fc.oneof(
  fc.integer().map(String),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => JSON.stringify(number)),
  fc.constantFrom('0', '-0', '1.50', '1E+2', '123456789012345678901234567890'),
);

/** JSON texts with blanks between the tokens, keys that repeat, and escapes. */
const { text: texts } = fc.letrec<{ text: string; value: string }>((tie) => ({
  text: fc.tuple(blanks, tie('value'), blanks).map((parts) => parts.join('')),
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    numbers,
    fc.constantFrom('true', 'false', 'null'),
    fc.string({ unit: 'binary', maxLength: 8 }).map((string) => JSON.stringify(string)),
    fc.string({ maxLength: 4 }).map(escapeEverything),
    fc.array(tie('text'), { maxLength: 4 }).map((items) => `[${items.join(',')}]`),
    fc
      .array(fc.tuple(blanks, keys, blanks, tie('text')), { maxLength: 4 })
      .map((members) => `{${members.map(memberText).join(',')}}`),
  ),
}));

function memberText([before, key, after, value]: readonly [string, string, string, string]) {
  return `${before}${JSON.stringify(key)}${after}:${value}`;
}

function escapeEverything(text: string): string {
  const codes = [...text].map((_, index) => text.charCodeAt(index).toString(16).padStart(4, '0'));
  return `"${codes.map((code) => `\\u${code}`).join('')}"`;
}

/** One to three slips of the pen: characters left out, put in or replaced. */
const slips = fc.array(
  fc.record({
    at: fc.nat(),
    remove: fc.nat({ max: 2 }),
    insert: fc.oneof(
      fc.constant(''),
      fc.constantFrom(...'{}[],:"\'\\/*0-+.eEtrue nul\t\n\0\u00a0\ufeff“'),
      fc.constantFrom('//', '/*', '*/', '[', '{', ']]', '""', ',,', '\ud800'),
    ),
  }),
  { minLength: 1, maxLength: 3 },
);
const damagedTexts = fc.tuple(texts, slips).map(([text, changes]) =>
  changes.reduce((damaged, { at, remove, insert }) => {
    const place = at % (damaged.length + 1);
    return damaged.slice(0, place) + insert + damaged.slice(place + remove);
  }, text),
);

function read(text: string) {
  return readJson(sourceText('law.json', text));
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text.replace(/^\ufeff/, ''));
    return true;
  } catch {
    return false;
  }
}

describe('the JSON reader', () => {
  law(
    'gives the value that JSON.parse gives, without a diagnostic',
    texts,
    (text) => {
      const { value, diagnostics } = read(text);
      expect(diagnostics).toEqual([]);
      expect(plainValue(value)).toEqual(JSON.parse(text));
    },
    2000,
  );

  law(
    'puts every node where jsonc-parser puts it, repeated keys included',
    texts,
    (text) => {
      expect(outline(read(text).value)).toEqual(outlineOf(parseTree(text)));
    },
    1000,
  );

  law(
    'reports an error exactly when JSON.parse throws',
    damagedTexts,
    (text) => {
      expect(hasErrors(read(text).diagnostics)).toBe(!isJson(text));
    },
    4000,
  );

  law(
    'reports an error exactly when JSON.parse throws, whatever the text',
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.stringMatching(/^[{}[\],:"'\\/*a0-9 \n-]{0,20}$/),
    ),
    (text) => {
      expect(hasErrors(read(text).diagnostics)).toBe(!isJson(text));
    },
    4000,
  );

  law(
    'keeps every span inside the text, in source order, one error to a place',
    damagedTexts,
    (text) => {
      const starts = read(text).diagnostics.map(({ span }) => {
        expect(span?.start).toBeGreaterThanOrEqual(0);
        expect(span?.end).toBeGreaterThanOrEqual(span?.start ?? 0);
        expect(span?.end).toBeLessThanOrEqual(text.length);
        return span?.start ?? 0;
      });
      expect(starts).toEqual([...new Set(starts)].sort((a, b) => a - b));
    },
    1000,
  );

  law('reads what is written from what it read, to the lexeme', texts, (text) => {
    const { value } = read(text);
    if (value === undefined) throw new Error('a JSON text has a value');
    for (const indent of [0, 2]) {
      expect(withoutSpans(read(writeJson(value, indent)).value)).toEqual(withoutSpans(value));
    }
  });

  law('agrees with the object door', fc.jsonValue({ depthSize: 'small' }), (json) => {
    const text = JSON.stringify(json);
    expect(withoutSpans(read(text).value)).toEqual(nodeFromValue(JSON.parse(text)));
  });
});

/** Kind and place of every node, in source order; keys count as strings. */
function outline(node: JsonNode | undefined): readonly unknown[] {
  if (node === undefined) return [];
  const here = [node.kind, node.span?.start, node.span?.end];
  if (node.kind === 'array') return [here, ...node.items.flatMap(outline)];
  if (node.kind !== 'object') return [here];
  const members = node.members.flatMap(({ keySpan, value }) => [
    ['string', keySpan?.start, keySpan?.end],
    ...outline(value),
  ]);
  return [here, ...members];
}

function outlineOf(node: Node | undefined): readonly unknown[] {
  if (node === undefined) return [];
  const below = (node.children ?? []).flatMap(outlineOf);
  if (node.type === 'property') return below;
  return [[node.type, node.offset, node.offset + node.length], ...below];
}

function withoutSpans(node: unknown): unknown {
  return JSON.parse(
    JSON.stringify(node, (key, value) => (/^(span|keySpan)$/.test(key) ? undefined : value)),
  );
}
