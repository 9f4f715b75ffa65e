import type { PatternElement } from '../policy/policy.ts';
import { along, keyOf, SEED } from './hash.ts';

const NAME = 0x3c6ef372;
const SERVICE = 0x5be0cd19;

/** Stands for actions that cannot be told by a name or a service. */
export const ANY_ACTION = 0x1f83d9ab;

/** An action as an index looks it up. */
export interface ActionKeys {
  readonly name: number;
  readonly service: number;
}

/** The keys of a request's action, given in lower case. */
export function actionKeys(folded: string): ActionKeys {
  return {
    name: keyOf(hashOf(folded, folded.length), NAME),
    service: keyOf(hashOf(folded, folded.indexOf(':') + 1), SERVICE),
  };
}

/** A key for each action that an element lists: whatever it covers has one of them. */
export function elementKeys({ negated, patterns }: PatternElement): ReadonlySet<number> {
  if (negated) return new Set([ANY_ACTION]);
  const keys = new Set<number>();
  for (const { text } of patterns) {
    const key = patternKey(text);
    if (key !== undefined) keys.add(key);
  }
  return keys;
}

function patternKey(text: string): number | undefined {
  if (text === '*' || text === '*:*') return ANY_ACTION;
  const colon = text.indexOf(':');
  if (colon === -1) return undefined;
  return /[*?]/.test(text.slice(colon + 1))
    ? keyOf(hashOf(text, colon + 1), SERVICE)
    : keyOf(hashOf(text, text.length), NAME);
}

/** Of the first units, in ASCII lower case. */
function hashOf(text: string, length: number): number {
  let hash = SEED;
  for (let at = 0; at < length; at += 1) {
    const unit = text.charCodeAt(at);
    hash = along(hash, unit >= 65 && unit <= 90 ? unit + 32 : unit);
  }
  return hash;
}
