import { describe, expect, test } from 'vitest';
import { nodeFromValue } from '../../grammar/json/from-value.ts';
import { writeJson } from '../../grammar/json/write-json.ts';

describe('the object door', () => {
  test.each([
    ['a string', 'x', { kind: 'string', value: 'x' }],
    ['a number', 1.5, { kind: 'number', lexeme: '1.5' }],
    ['a boolean', false, { kind: 'boolean', value: false }],
    ['null', null, { kind: 'null' }],
    ['undefined', undefined, { kind: 'notJson', what: 'undefined' }],
    ['NaN', Number.NaN, { kind: 'notJson', what: 'NaN' }],
    ['Infinity', Number.POSITIVE_INFINITY, { kind: 'notJson', what: 'Infinity' }],
    ['a bigint', 1n, { kind: 'notJson', what: 'a bigint' }],
    ['a function', () => 1, { kind: 'notJson', what: 'a function' }],
    ['a symbol', Symbol('s'), { kind: 'notJson', what: 'a symbol' }],
    ['a date', new Date(0), { kind: 'notJson', what: 'a Date' }],
    ['a map', new Map([['a', 1]]), { kind: 'notJson', what: 'a Map' }],
    ['a list with a hole', [undefined], { kind: 'array', items: [nodeFromValue(undefined)] }],
  ])('%s', (_, value, node) => {
    expect(nodeFromValue(value)).toEqual(node);
  });

  test('takes own enumerable string keys, and leaves out undefined members', () => {
    const value = Object.create({ inherited: 1 });
    Object.defineProperty(value, 'hidden', { value: 1, enumerable: false });
    value[Symbol('s')] = 1;
    value.gone = undefined;
    value.kept = 1;
    expect(writeJson(nodeFromValue(value))).toBe('{"kept":1}');
  });

  test('`__proto__` as an own key is a member like any other', () => {
    const value: unknown = JSON.parse('{"__proto__": {"polluted": true}, "constructor": 1}');
    expect(writeJson(nodeFromValue(value))).toBe('{"__proto__":{"polluted":true},"constructor":1}');
  });

  test('an object without a prototype is an object', () => {
    expect(nodeFromValue(Object.create(null))).toEqual({ kind: 'object', members: [] });
  });

  test('a cycle is cut where it closes, and the same object twice is no cycle', () => {
    const shared = { a: 1 };
    const cycle: Record<string, unknown> = { shared, again: [shared] };
    cycle['self'] = [cycle];
    const written = writeJson(nodeFromValue(cycle));
    expect(written).toBe('{"shared":{"a":1},"again":[{"a":1}],"self":[null]}');
    expect(JSON.stringify(nodeFromValue(cycle))).toContain('an object that contains itself');
  });

  test('512 levels are followed, the next one is not', () => {
    expect(JSON.stringify(nodeFromValue(nested(512)))).not.toContain('notJson');
    expect(JSON.stringify(nodeFromValue(nested(513)))).toContain('nested deeper than 512 levels');
    expect(JSON.stringify(nodeFromValue(nested(100_000)))).toContain('nested deeper');
  });

  test('getters and proxies that throw are told of, not thrown', () => {
    const getter = Object.defineProperty({}, 'a', {
      enumerable: true,
      get: () => {
        throw new Error('mine');
      },
    });
    const proxy = new Proxy(
      {},
      {
        ownKeys: () => {
          throw new Error('mine');
        },
      },
    );
    const node = { kind: 'notJson', what: 'an object that throws when it is read' };
    expect(nodeFromValue(getter)).toEqual(node);
    expect(nodeFromValue([proxy])).toEqual({ kind: 'array', items: [node] });
  });

  function nested(depth: number): unknown {
    let value: unknown[] = [];
    for (let level = 1; level < depth; level += 1) value = [value];
    return value;
  }
});

describe('writing', () => {
  test('indents on request', () => {
    const node = nodeFromValue({ a: [1, 'x', true, null], b: {}, c: [] });
    expect(writeJson(node, 2)).toBe(
      JSON.stringify({ a: [1, 'x', true, null], b: {}, c: [] }, null, 2),
    );
    expect(writeJson(node)).toBe('{"a":[1,"x",true,null],"b":{},"c":[]}');
  });

  test('keeps lexemes and repeated keys', () => {
    const one = { kind: 'number', lexeme: '1.50' } as const;
    const members = [
      { key: 'a', value: one },
      { key: 'a', value: one },
    ];
    expect(writeJson({ kind: 'object', members })).toBe('{"a":1.50,"a":1.50}');
  });
});
