import type { ValueKind } from '../comparison.ts';
import { textOf } from './text.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/**
 * Reads base64 (standard alphabet, padded; clause 12.10). Bytes are kept in base64 too, in the one
 * form whose unused bits are zero: two values hold equal bytes exactly when these texts are equal.
 */
function readBytes(text: string): string | undefined {
  if (text.length % 4 !== 0) return undefined;
  const padding = paddingOf(text);
  const digits = text.slice(0, text.length - padding);
  if (/[^A-Za-z0-9+/]/.test(digits)) return undefined;
  if (padding === 0) return digits;
  const last = ALPHABET.indexOf(digits.slice(-1));
  const unused = padding === 1 ? 0b11 : 0b1111;
  return digits.slice(0, -1) + ALPHABET.charAt(last & ~unused);
}

function paddingOf(text: string): number {
  if (text.endsWith('==')) return 2;
  return text.endsWith('=') ? 1 : 0;
}

/** Bytes, written in base64 on both sides. */
export const binary: ValueKind<string, string> = {
  noun: 'base64',
  theory: 'bytes',
  wildcards: false,
  variables: false,
  caseMatters: false,
  readGiven: readBytes,
  readWanted: (parts) => readBytes(textOf(parts)),
  samples: (wanted) => [textOf(wanted), textOf(wanted) === 'AA==' ? 'AQ==' : 'AA=='],
};
