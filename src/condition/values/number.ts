import type { ValueKind } from '../comparison.ts';
import { textOf } from './text.ts';

/** A decimal number of any length, kept as digits so that comparing is exact (clause 4.3). */
export interface Decimal {
  readonly negative: boolean;
  /** Digits before the point, without leading zeros. */
  readonly whole: string;
  /** Digits after the point, without trailing zeros. */
  readonly fraction: string;
}

const PLUS = 43;
const MINUS = 45;
const POINT = 46;
const ZERO = 48;
const NINE = 57;

/** Reads `[+-]digits[.digits]`; exponents, blanks and bare points are no numbers. */
export function readDecimal(text: string): Decimal | undefined {
  const first = text.charCodeAt(0);
  const start = first === PLUS || first === MINUS ? 1 : 0;
  const end = digitsEnd(text, start);
  if (end === start) return undefined;
  const hasFraction = text.charCodeAt(end) === POINT;
  if (hasFraction ? digitsEnd(text, end + 1) === end + 1 : end < text.length) return undefined;
  if (hasFraction && digitsEnd(text, end + 1) < text.length) return undefined;
  const whole = withoutLeadingZeros(text.slice(start, end));
  const fraction = hasFraction ? withoutTrailingZeros(text.slice(end + 1)) : '';
  const isZero = whole === '' && fraction === '';
  return { negative: first === MINUS && !isZero, whole, fraction };
}

/** Where the digits that stand at `from` end. */
function digitsEnd(text: string, from: number): number {
  let end = from;
  while (text.charCodeAt(end) >= ZERO && text.charCodeAt(end) <= NINE) end += 1;
  return end;
}

/** A whole number that JavaScript holds exactly. */
export function integer(value: number): Decimal {
  const whole = value === 0 ? '' : String(Math.abs(value));
  return { negative: value < 0, whole, fraction: '' };
}

function withoutLeadingZeros(digits: string): string {
  let start = 0;
  while (digits.charCodeAt(start) === ZERO) start += 1;
  return digits.slice(start);
}

/** The digits of a fraction that count. A loop, as `/0+$/` takes quadratic time. */
export function withoutTrailingZeros(digits: string): string {
  let end = digits.length;
  while (digits.charCodeAt(end - 1) === ZERO) end -= 1;
  return digits.slice(0, end);
}

/** Below, at or above zero as the first number is below, at or above the second. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  if (a.negative !== b.negative) return a.negative ? -1 : 1;
  const magnitude =
    a.whole.length - b.whole.length ||
    compareDigits(a.whole, b.whole) ||
    compareDigits(a.fraction, b.fraction);
  return a.negative ? -magnitude : magnitude;
}

/** The order of fractions, or of whole numbers of one length. */
export function compareDigits(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Numbers: decimals, compared exactly. */
export const number: ValueKind<Decimal, Decimal> = {
  noun: 'a number',
  theory: 'order',
  wildcards: false,
  variables: false,
  caseMatters: false,
  readGiven: readDecimal,
  readWanted: (parts) => readDecimal(textOf(parts)),
  samples(wanted) {
    const text = textOf(wanted);
    const near = readDecimal(text) === undefined ? Number.NaN : Number(text);
    if (!(Math.abs(near) < 1e15)) return [text];
    return [text, String(Math.floor(near) - 1), String(Math.ceil(near) + 1)];
  },
};
