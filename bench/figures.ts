import type { Goal, Unit } from './goals.ts';
import { isMet } from './goals.ts';

/** Nanoseconds, in the unit that suits: `134 ns`, `5.1 µs`. */
export function time(nanoseconds: number): string {
  const units = [
    ['s', 1e9],
    ['ms', 1e6],
    ['µs', 1e3],
  ] as const;
  const [unit, size] = units.find(([, least]) => nanoseconds >= least) ?? ['ns', 1];
  return `${number(nanoseconds / size)} ${unit}`;
}

/** With two or three digits that mean something. */
export function number(value: number): string {
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return Number(value.toFixed(digits)).toLocaleString('en');
}

function amount(value: number, unit: Unit): string {
  switch (unit) {
    case 'x':
      return `${number(value)}x`;
    case 'ns':
      return time(value);
    case 'B':
      return `${number(value)} bytes`;
    default:
      return `${number(value)} ${unit}`;
  }
}

/** A goal as the cells of a table: what, how much, found, met or by how much missed. */
export function goalCells(goal: Goal): readonly [string, string, string, string] {
  const { what, bound, limit, unit, measured } = goal;
  const wanted = `${bound} ${amount(limit, unit)}`;
  if (measured === undefined) return [what, wanted, '', 'not measured'];
  const by = bound === 'at least' ? limit / measured : measured / limit;
  const verdict = isMet(goal) ? 'met' : `missed ${number(by)}-fold`;
  return [what, wanted, amount(measured, unit), verdict];
}
