import fc from 'fast-check';
import { expect, test } from 'vitest';
import { explainClause } from '../../src/condition/explain-clause.ts';
import { operators } from '../../src/condition/operators.ts';
import { FALSE, not, TRUE, truthOf, UNKNOWN } from '../../src/truth/truth.ts';
import { law } from '../support/runs.ts';
import { clauseOf, contextOf, KEY, type Said, strict } from './ask-clause.ts';

const ask = (operator: string, policy: readonly string[], said: Said) =>
  clauseOf(operator, policy).holds(contextOf({ [KEY]: said }));

/** Each positive operator with its negation and with texts that its kind reads, and often equal. */
const twins = [
  ['StringEquals', 'StringNotEquals', ['a', 'A', 'b', 'ab', '*']],
  ['StringEqualsIgnoreCase', 'StringNotEqualsIgnoreCase', ['a', 'A', 'b', 'B']],
  ['StringLike', 'StringNotLike', ['a', 'a*', '?', 'ab', '*b']],
  ['NumericEquals', 'NumericNotEquals', ['1', '1.0', '-1', '2', '0.5']],
  ['DateEquals', 'DateNotEquals', ['2025-06', '2025-06-01', '1748736000', '2024-01-01T00:00Z']],
  ['IpAddress', 'NotIpAddress', ['10.0.0.1', '10.0.0.2', '::1', '2001:db8::']],
  ['ArnLike', 'ArnNotLike', ['arn:aws:s3:::a', 'arn:aws:s3:::b', 'arn:aws:s3:::*']],
  ['ArnEquals', 'ArnNotEquals', ['arn:aws:s3:::a', 'arn:aws:s3:::b', 'arn:aws:s3:::*']],
] as const;

const twin = fc.constantFrom(...twins).chain(([positive, negative, texts]) =>
  fc.record({
    positive: fc.constant(positive),
    negative: fc.constant(negative),
    policy: fc.array(fc.constantFrom(...texts), { maxLength: 3 }),
    request: fc.array(fc.constantFrom(...texts), { minLength: 1, maxLength: 3 }),
  }),
);

law('on values, ForAllValues:N is the negation of ForAnyValue:P (4.7 c)', twin, (drawn) => {
  const { positive, negative, policy, request } = drawn;
  const some = ask(`ForAnyValue:${positive}`, policy, request);
  expect(ask(`ForAllValues:${negative}`, policy, request)).toBe(not(some));
  const every = ask(`ForAllValues:${positive}`, policy, request);
  expect(ask(`ForAnyValue:${negative}`, policy, request)).toBe(not(every));
});

test.each(twins)(
  'ForAnyValue:%s and ForAnyValue:%s can both hold (4.7 b)',
  (positive, negative) => {
    const texts = twins.find(([name]) => name === positive)?.[2] ?? [];
    const both = texts.some((policy) =>
      [positive, negative].every((name) => ask(`ForAnyValue:${name}`, [policy], texts) === TRUE),
    );
    expect(both).toBe(true);
  },
);

law('on one value, a negated operator is the complement of the plain one', twin, (drawn) => {
  const { positive, negative, policy, request } = drawn;
  const value = request.slice(0, 1);
  for (const suffix of ['', 'IfExists']) {
    const plain = ask(positive + suffix, policy, value);
    expect(ask(negative + suffix, policy, value)).toBe(not(plain));
  }
});

law('on one value, every quantifier gives the same answer', twin, (drawn) => {
  const { positive, negative, policy, request } = drawn;
  for (const name of [positive, negative]) {
    const value = request.slice(0, 1);
    const plain = ask(name, policy, value);
    expect(ask(`ForAllValues:${name}`, policy, value)).toBe(plain);
    expect(ask(`ForAnyValue:${name}`, policy, value)).toBe(plain);
  }
});

const sign = fc.constantFrom('', '-', '+');
const digits = fc.stringMatching(/^\d{1,25}$/);
const decimal = fc
  .tuple(sign, digits, fc.option(fc.stringMatching(/^\d{1,12}$/)))
  .map(([before, whole, fraction]) => before + whole + (fraction === null ? '' : `.${fraction}`));
/** Numbers that are close to each other more often than not. */
const numbers = fc.oneof(
  decimal,
  fc.constantFrom('0', '-0', '0.0', '1', '1.0', '-1', '1.01', '0.9'),
);

/** The number as a whole number of 10^-12. */
function scaled(text: string): bigint {
  const [whole = '', fraction = ''] = text.replace(/^[+-]/, '').split('.');
  const size = BigInt(whole + fraction.padEnd(12, '0'));
  return text.startsWith('-') ? -size : size;
}

/** What the six operators of an ordered kind must answer. */
function expectOrder(kind: 'Numeric' | 'Date', request: string, policy: string, order: number) {
  const expected = {
    Equals: order === 0,
    NotEquals: order !== 0,
    LessThan: order < 0,
    LessThanEquals: order <= 0,
    GreaterThan: order > 0,
    GreaterThanEquals: order >= 0,
  };
  const answers = Object.keys(expected).map((name) => ask(kind + name, [policy], request));
  expect(answers).toEqual(Object.values(expected).map(truthOf));
}

law('numbers compare as whole numbers of a small unit', fc.tuple(numbers, numbers), ([a, b]) => {
  const difference = scaled(a) - scaled(b);
  expectOrder('Numeric', a, b, difference === 0n ? 0 : difference < 0n ? -1 : 1);
});

law(
  'safe whole numbers compare as JavaScript has it',
  fc.tuple(fc.maxSafeInteger(), fc.maxSafeInteger()),
  ([a, b]) => {
    expectOrder('Numeric', String(a), String(b), a - b);
  },
);

const years0To9999 = {
  min: new Date('0000-01-02'),
  max: new Date('9999-12-30'),
  noInvalidDate: true,
};
const moment = fc.date(years0To9999);
const offset = fc.integer({ min: -23 * 60 - 59, max: 23 * 60 + 59 });

/** The same moment as a clock in that offset tells it. */
function inOffset(date: Date, minutes: number): string {
  const local = new Date(date.getTime() + minutes * 60_000).toISOString().slice(0, -1);
  const size = Math.abs(minutes);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${local}${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

law(
  'dates compare as Date has it, in any offset',
  fc.tuple(moment, moment, offset),
  ([a, b, minutes]) => {
    expectOrder('Date', a.toISOString(), inOffset(b, minutes), a.getTime() - b.getTime());
    expectOrder('Date', a.toISOString(), inOffset(a, minutes), 0);
  },
);

law('UNIX seconds and dates are on one line', fc.tuple(moment, fc.nat()), ([a, seconds]) => {
  expectOrder('Date', a.toISOString(), String(seconds), a.getTime() - seconds * 1000);
});

const two = (max: number) => fc.integer({ min: 0, max }).map((n) => String(n).padStart(2, '0'));
const calendar = fc
  .tuple(fc.integer({ min: 0, max: 9999 }), two(13), two(32))
  .map(([year, ...rest]) => [String(year).padStart(4, '0'), ...rest].join('-'));

law(
  'a day is a date when the calendar has it',
  calendar,
  (day) => {
    const parsed = new Date(`${day}T00:00:00Z`);
    const exists = !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(day);
    expect(ask('DateEquals', [day], day)).toBe(truthOf(exists));
    if (exists) expectOrder('Date', day, parsed.toISOString(), 0);
  },
  2000,
);

interface Drawn {
  readonly bits: 32 | 128;
  readonly value: bigint;
}

const fourth: fc.Arbitrary<Drawn> = fc
  .bigInt({ min: 0n, max: 2n ** 32n - 1n })
  .map((value) => ({ bits: 32, value }));
const group = fc.oneof(
  { weight: 2, arbitrary: fc.constant(0) },
  fc.integer({ min: 0, max: 0xffff }),
);
const sixth: fc.Arbitrary<Drawn> = fc
  .array(group, { minLength: 8, maxLength: 8 })
  .map((groups) => ({
    bits: 128,
    value: groups.reduce((all, one) => all * 65536n + BigInt(one), 0n),
  }));
const address = fc.oneof(fourth, sixth);
/** Two addresses that often share a long prefix. */
const neighbours = fc.oneof(
  fc.tuple(address, address),
  fc
    .tuple(address, fc.nat(127))
    .map(([one, bit]): [Drawn, Drawn] => [
      one,
      { ...one, value: one.value ^ (1n << BigInt(bit % one.bits)) },
    ]),
);

/** One of the spellings of an address: gaps, leading zeros, letter case and a dotted end vary. */
function spell({ bits, value }: Drawn, style: number): string {
  if (bits === 32) return [24n, 16n, 8n, 0n].map((shift) => (value >> shift) & 255n).join('.');
  const groups = Array.from({ length: 8 }, (_, index) =>
    ((value >> BigInt(112 - index * 16)) & 0xffffn).toString(16),
  );
  const padded = style & 1 ? groups.map((one) => one.padStart(4, '0')) : groups;
  const dotted =
    style & 2
      ? [...padded.slice(0, 6), spell({ bits: 32, value: value & 0xffffffffn }, 0)]
      : padded;
  const text = dotted.join(':');
  const gapped = style & 4 ? text.replace(/(^|:)0+(:0+)*(:|$)/, '::') : text;
  return style & 8 ? gapped.toUpperCase() : gapped;
}

law(
  'a block holds the addresses that share its first bits',
  fc.tuple(neighbours, fc.nat(128), fc.nat(15), fc.nat(15)),
  ([[given, wanted], length, one, other]) => {
    const prefix = Math.min(length, wanted.bits);
    const rest = BigInt(wanted.bits - prefix);
    const inside = given.bits === wanted.bits && given.value >> rest === wanted.value >> rest;
    const block = `${spell(wanted, one)}/${prefix}`;
    expect(ask('IpAddress', [block], spell(given, other))).toBe(truthOf(inside));
    expect(ask('NotIpAddress', [block], spell(given, other))).toBe(truthOf(!inside));
  },
  3000,
);

law(
  'a bare address is the block of itself alone',
  fc.tuple(neighbours, fc.nat(15), fc.nat(15)),
  ([[given, wanted], one, other]) => {
    const same = given.bits === wanted.bits && given.value === wanted.value;
    expect(ask('IpAddress', [spell(wanted, one)], spell(given, other))).toBe(truthOf(same));
  },
);

const glob = fc.string({ unit: fc.constantFrom('a', 'b', ':', '*', '?'), maxLength: 8 });
const word = fc.string({ unit: fc.constantFrom('a', 'b', ':'), maxLength: 8 });

function asRegExp(pattern: string): RegExp {
  return new RegExp(`^${pattern.replaceAll('*', '[^]*').replaceAll('?', '[^]')}$`, 'u');
}

law(
  'StringLike reads * and ? as a regular expression would',
  fc.tuple(glob, word),
  ([pattern, text]) => {
    const expected = asRegExp(pattern).test(text);
    expect(ask('StringLike', [pattern], text)).toBe(truthOf(expected));
    expect(ask('StringNotLike', [pattern], text)).toBe(truthOf(!expected));
  },
  3000,
);

const field = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 3 });
const plainField = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 3 });
const fields = (one: fc.Arbitrary<string>, last: fc.Arbitrary<string>) =>
  fc.tuple(one, one, one, one, last).map((parts) => ['arn', ...parts]);

law(
  'ArnLike compares the six components one by one',
  fc.tuple(fields(field, glob), fields(plainField, word)),
  ([pattern, value]) => {
    const texts = [...value.slice(0, 5), value.slice(5).join(':')];
    const expected = texts.every((text, index) => asRegExp(pattern[index] ?? '').test(text));
    expect(ask('ArnLike', [pattern.join(':')], value.join(':'))).toBe(truthOf(expected));
  },
  3000,
);

const bytes = fc.uint8Array({ maxLength: 6 }).map((array) => Buffer.from(array));

law('BinaryEquals compares bytes', fc.tuple(bytes, bytes), ([a, b]) => {
  const [given, wanted] = [a.toString('base64'), b.toString('base64')];
  expect(ask('BinaryEquals', [wanted], given)).toBe(truthOf(a.equals(b)));
  expect(ask('BinaryEquals', [given], given)).toBe(TRUE);
});

const asIs = fc.constantFrom(
  'red',
  'blue',
  '10',
  '10.0',
  '',
  'true',
  '203.0.113.7',
  'arn:aws:s3:::b',
);
const withVariable = fc.constantFrom(
  '${aws:username}',
  'r${aws:username}',
  "${aws:username, 'red'}",
);
const anyClause = fc.record({
  operator: fc
    .tuple(
      fc.constantFrom('', 'ForAllValues:', 'ForAnyValue:'),
      fc.constantFrom(...operators.map(({ name }) => name)),
      fc.constantFrom('', 'IfExists'),
    )
    .map((parts) => parts.join('')),
  policy: fc.array(fc.oneof(asIs, withVariable), { maxLength: 3 }),
  several: fc.constantFrom('false' as const, 'any' as const),
});
const anySaid: fc.Arbitrary<Said> = fc.oneof(
  fc.constant({ state: 'absent' } as const),
  fc.array(asIs, { maxLength: 3 }),
);

law(
  'what is certain without knowing the key holds whatever it is',
  fc.tuple(anyClause, anySaid, anySaid),
  ([{ operator, policy, several }, said, user]) => {
    const options = { ...strict, multiValueWithoutSetOperator: several };
    const clause = clauseOf(operator, policy, { options });
    const ground = clause.holds(contextOf({ [KEY]: said, 'aws:username': user }));
    expect(ground).not.toBe(UNKNOWN);
    const weaker = [
      { [KEY]: { state: 'unspecified' }, 'aws:username': user },
      { [KEY]: said, 'aws:username': { state: 'unspecified' } },
      { [KEY]: { state: 'unspecified' }, 'aws:username': { state: 'unspecified' } },
    ] satisfies Record<string, Said>[];
    for (const known of weaker) {
      expect([UNKNOWN, ground]).toContain(clause.holds(contextOf(known)));
    }
  },
  3000,
);

law(
  'what is certain of a key that is there holds whatever its value is',
  fc.tuple(
    anyClause,
    fc.array(fc.constantFrom('red', '10', 'true'), { minLength: 1, maxLength: 2 }),
  ),
  ([{ operator, policy }, values]) => {
    const clause = clauseOf(operator, policy);
    const ground = clause.holds(contextOf({ [KEY]: values }));
    expect([UNKNOWN, ground]).toContain(clause.holds(contextOf({ [KEY]: { state: 'present' } })));
  },
  2000,
);

law(
  'an explanation compares as the clause does',
  fc.tuple(anyClause, anySaid, anySaid),
  ([{ operator, policy }, said, user]) => {
    const clause = clauseOf(operator, policy);
    const context = contextOf({ [KEY]: said, 'aws:username': user });
    const { given, result, because } = explainClause(clause, context);
    expect(result).toBe(clause.holds(context));
    for (const { holds, outcomes } of given) {
      if (clause.operator?.negated)
        expect(holds === TRUE && outcomes.includes('matches')).toBe(false);
      else expect(holds === TRUE).toBe(outcomes.includes('matches'));
    }
    if (because !== 'comparison') return;
    const all = given.every(({ holds }) => holds === TRUE);
    const some = given.some(({ holds, text }) => holds === TRUE && text !== '');
    const wanted = clause.written.quantifier === 'forAnyValue' ? some : all;
    expect(result).toBe(wanted ? TRUE : FALSE);
  },
  2000,
);
