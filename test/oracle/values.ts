import { lower } from './scenario.ts';

/** A decimal as a whole number of the smallest unit of either side: arbitrary precision (4.3). */
export interface Decimal {
  readonly digits: bigint;
  readonly scale: number;
}

export function decimalOf(text: string): Decimal | undefined {
  const found = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (found === null) return undefined;
  const fraction = found[3] ?? '';
  const digits = BigInt(`${found[2]}${fraction}`);
  return { digits: found[1] === '-' ? -digits : digits, scale: fraction.length };
}

/** Negative, zero or positive, as the first is less than, equal to or greater than the second. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  const scale = Math.max(a.scale, b.scale);
  const left = a.digits * 10n ** BigInt(scale - a.scale);
  const right = b.digits * 10n ** BigInt(scale - b.scale);
  return left < right ? -1 : left > right ? 1 : 0;
}

const isoDate =
  /^(\d{4}-\d{2})(-\d{2})?(?:(T\d{2}:\d{2})(:\d{2})?(?:\.(\d+))?(Z|[+-]\d{2}:\d{2})?)?$/;

/** An instant in seconds since 1970 (clause 4.4). */
export function instantOf(text: string): Decimal | undefined {
  if (/^\d+$/.test(text)) return decimalOf(text);
  const found = isoDate.exec(text);
  if (found === null) return undefined;
  const [, month = '', day, time, seconds, fraction, zone = 'Z'] = found;
  if (time !== undefined && day === undefined) return undefined;
  if (fraction !== undefined && seconds === undefined) return undefined;
  const local = `${month}${day ?? '-01'}${time ?? 'T00:00'}${seconds ?? ':00'}`;
  const milliseconds = Date.parse(`${local}Z`);
  const exists = !Number.isNaN(milliseconds) && sameInstant(milliseconds, local);
  const offset = offsetMinutes(zone);
  if (!exists || offset === undefined) return undefined;
  const whole = BigInt(milliseconds / 1000 - offset * 60);
  const digits = fraction ?? '';
  return {
    digits: whole * 10n ** BigInt(digits.length) + BigInt(`0${digits}`),
    scale: digits.length,
  };
}

/** `Date.parse` turns 30 February into 2 March; such a day does not exist. */
function sameInstant(milliseconds: number, local: string): boolean {
  return new Date(milliseconds).toISOString() === `${local}.000Z`;
}

function offsetMinutes(zone: string): number | undefined {
  if (zone === 'Z') return 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(4, 6));
  if (hours > 23 || minutes > 59) return undefined;
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}

/** An address or range as the bits that count, written out as `0` and `1` (clause 4.5). */
export interface AddressRange {
  readonly family: 4 | 6;
  readonly prefix: string;
}

export function rangeOfAddresses(text: string): AddressRange | undefined {
  const [address = '', length, ...more] = text.split('/');
  const bits = addressBits(address);
  if (bits === undefined || more.length > 0) return undefined;
  const family = bits.length === 32 ? 4 : 6;
  if (length === undefined) return { family, prefix: bits };
  if (!/^(0|[1-9]\d*)$/.test(length) || Number(length) > bits.length) return undefined;
  return { family, prefix: bits.slice(0, Number(length)) };
}

/** A single address: a range is not one (clause 12.10). */
export function addressOf(text: string): AddressRange | undefined {
  return text.includes('/') ? undefined : rangeOfAddresses(text);
}

function addressBits(text: string): string | undefined {
  return text.includes(':') ? bitsOf6(text) : bitsOf4(text);
}

function bitsOf4(text: string): string | undefined {
  const octets = text.split('.');
  const good = octets.every((octet) => /^(0|[1-9]\d{0,2})$/.test(octet) && Number(octet) < 256);
  if (octets.length !== 4 || !good) return undefined;
  return octets.map((octet) => Number(octet).toString(2).padStart(8, '0')).join('');
}

function bitsOf6(text: string): string | undefined {
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const head = groupBits(halves[0] ?? '', halves.length === 1);
  const tail = groupBits(halves[1] ?? '', true);
  if (head === undefined || tail === undefined) return undefined;
  const given = head.length + tail.length;
  if (halves.length === 1) return given === 128 ? head : undefined;
  return given < 128 ? head + '0'.repeat(128 - given) + tail : undefined;
}

/** The bits of colon-separated groups; an IPv4 address may stand as the very last group. */
function groupBits(text: string, last: boolean): string | undefined {
  if (text === '') return '';
  let bits = '';
  const groups = text.split(':');
  for (const [index, group] of groups.entries()) {
    const dotted = last && index === groups.length - 1 ? bitsOf4(group) : undefined;
    if (dotted === undefined && !/^[0-9a-fA-F]{1,4}$/.test(group)) return undefined;
    bits += dotted ?? Number.parseInt(group, 16).toString(2).padStart(16, '0');
  }
  return bits;
}

/** Base64 in the standard alphabet, padded (clause 12.10). */
export function bytesOf(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : undefined;
}

export function booleanOf(text: string): boolean | undefined {
  const folded = lower(text);
  return folded === 'true' ? true : folded === 'false' ? false : undefined;
}
