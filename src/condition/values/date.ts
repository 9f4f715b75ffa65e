import type { ValueKind } from '../comparison.ts';
import {
  compareDecimals,
  compareDigits,
  type Decimal,
  integer,
  readDecimal,
  withoutTrailingZeros,
} from './number.ts';
import { textOf } from './text.ts';

/** A moment, exact: whole seconds since 1970 and the digits of the fraction that follows. */
export interface Instant {
  readonly seconds: Decimal;
  readonly fraction: string;
}

const ISO_DATE =
  /^(\d{4})-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d+))?)?(?:Z|([+-])(\d\d):(\d\d))?)?)?$/;

/**
 * Reads the W3C profile of ISO 8601, or digits as UNIX seconds (clause 4.4). What is missing starts
 * the period; without an offset the time is UTC; digits are seconds even when they look like a year.
 */
export function readInstant(text: string): Instant | undefined {
  if (text.length === 20) {
    const usual = readUsualForm(text);
    if (usual !== undefined) return usual;
  }
  if (/^\d+$/.test(text)) return instantOf(text, '');
  const fields = ISO_DATE.exec(text);
  if (fields === null) return undefined;
  const [, year, month, day = '01', hour = '00', minute = '00', second = '00'] = fields;
  const [fraction = '', sign = '+', offsetHour = '00', offsetMinute = '00'] = fields.slice(7);
  if (!isDay(Number(year), Number(month), Number(day))) return undefined;
  if (!isTime(hour, minute, second) || !isTime(offsetHour, offsetMinute, '00')) return undefined;
  const offset = secondsOf(offsetHour, offsetMinute, '00') * (sign === '-' ? -1 : 1);
  const days = daysSince1970(Number(year), Number(month), Number(day));
  const seconds = days * 86_400 + secondsOf(hour, minute, second) - offset;
  return instantOf(String(seconds), fraction);
}

/** `2026-11-25T12:00:00Z`, which nearly every date is: the same as below, without its detours. */
function readUsualForm(text: string): Instant | undefined {
  for (let at = 0; at < 20; at += 1) {
    const unit = text.charCodeAt(at);
    const separator = USUAL_FORM.charCodeAt(at);
    const fits = separator === ZERO ? unit >= ZERO && unit <= NINE : unit === separator;
    if (!fits) return undefined;
  }
  const year = twoDigits(text, 0) * 100 + twoDigits(text, 2);
  const month = twoDigits(text, 5);
  const day = twoDigits(text, 8);
  const hour = twoDigits(text, 11);
  const minute = twoDigits(text, 14);
  const second = twoDigits(text, 17);
  if (!isDay(year, month, day) || hour > 23 || minute > 59 || second > 59) return undefined;
  const seconds = daysSince1970(year, month, day) * 86_400 + hour * 3600 + minute * 60 + second;
  return { seconds: integer(seconds), fraction: '' };
}

const USUAL_FORM = '0000-00-00T00:00:00Z';
const ZERO = 48;
const NINE = 57;

function twoDigits(text: string, at: number): number {
  return (text.charCodeAt(at) - ZERO) * 10 + text.charCodeAt(at + 1) - ZERO;
}

function instantOf(seconds: string, fraction: string): Instant | undefined {
  const whole = readDecimal(seconds);
  return whole && { seconds: whole, fraction: withoutTrailingZeros(fraction) };
}

function isDay(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

function daysIn(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function isTime(hour: string, minute: string, second: string): boolean {
  return Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60;
}

function secondsOf(hour: string, minute: string, second: string): number {
  return Number(hour) * 3600 + Number(minute) * 60 + Number(second);
}

/** Days of the proleptic Gregorian calendar; counting years from March puts the leap day last. */
function daysSince1970(year: number, month: number, day: number): number {
  const years = month > 2 ? year : year - 1;
  const monthFromMarch = (month + 9) % 12;
  const leapDays = Math.floor(years / 4) - Math.floor(years / 100) + Math.floor(years / 400);
  return years * 365 + leapDays + Math.floor((monthFromMarch * 153 + 2) / 5) + day - 719_469;
}

export function compareInstants(a: Instant, b: Instant): number {
  return compareDecimals(a.seconds, b.seconds) || compareDigits(a.fraction, b.fraction);
}

/** Dates and times, or UNIX seconds, both brought to one unit. */
export const date: ValueKind<Instant, Instant> = {
  noun: 'a date',
  theory: 'order',
  wildcards: false,
  variables: false,
  caseMatters: false,
  readGiven: readInstant,
  readWanted: (parts) => readInstant(textOf(parts)),
  samples(wanted) {
    const text = textOf(wanted);
    const instant = readInstant(text);
    if (instant === undefined) return [text];
    const { negative, whole } = instant.seconds;
    const seconds = Number(whole) * (negative ? -1 : 1);
    return [text, ...[seconds - 1, seconds + 1].filter(hasIsoForm).map(isoFormOf)];
  },
};

/** Whether the moment lies in the years 0 to 9999, which four digits can write. */
export function hasIsoForm(seconds: number): boolean {
  return seconds >= -62_167_219_200 && seconds < 253_402_300_800;
}

/** Seconds since 1970 as date and time, UTC. */
export function isoFormOf(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');
}
