import type { Claims, ClaimValue } from './claims.ts';
import { groupClaimNames } from './group-claims.ts';

/** Something that a trigger asked for in vain. */
export interface IgnoredChange {
  readonly claim: string;
  readonly change: 'add' | 'suppress' | 'respond';
  /** `other-version`: an answer in the shape of another version of the event. */
  readonly why: 'reserved' | 'suppressed' | 'other-version';
}

/** What an answer of the Pre Token Generation trigger says of the claims of one token. */
export interface ClaimChanges {
  readonly add: ReadonlyMap<string, ClaimValue>;
  readonly suppress: readonly string[];
}

const reservedPrefixes: readonly string[] = ['cognito:', 'dev:', 'aws:'];

/** Whether an added claim keeps its name to itself, whatever it is set to (ruling 14). */
function hasReservedPrefix(claim: string): boolean {
  return reservedPrefixes.some((prefix) => claim.startsWith(prefix));
}

/** Adds claims and takes claims away, but for the reserved ones (section 5.2, rules 1 and 2). */
export function changeClaims(
  claims: Claims,
  { add, suppress }: ClaimChanges,
  reserved: readonly string[],
): { readonly claims: Claims; readonly ignored: readonly IgnoredChange[] } {
  const changed = new Map(claims);
  const ignored: IgnoredChange[] = [];
  for (const [claim, value] of add) {
    if (reserved.includes(claim) || hasReservedPrefix(claim)) {
      ignored.push({ claim, change: 'add', why: 'reserved' });
    } else {
      changed.set(claim, value);
    }
  }
  // Suppressing comes second and wins.
  for (const claim of suppress) {
    if (reserved.includes(claim) || groupClaimNames.some((name) => name === claim)) {
      ignored.push({ claim, change: 'suppress', why: 'reserved' });
      continue;
    }
    if (add.has(claim) && changed.has(claim)) {
      ignored.push({ claim, change: 'add', why: 'suppressed' });
    }
    changed.delete(claim);
  }
  return { claims: changed, ignored };
}
