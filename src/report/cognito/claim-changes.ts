import type { Claims, ClaimValue } from '../../cognito/claims.ts';

/** A claim that a trigger added, changed or took away. */
export interface ClaimChange {
  readonly claim: string;
  readonly before?: ClaimValue;
  readonly after?: ClaimValue;
}

/** What became of claims, in the order of their names. */
export function claimChanges(before: Claims, after: Claims): readonly ClaimChange[] {
  const names = [...new Set([...before.keys(), ...after.keys()])].sort();
  return names.flatMap((claim) => {
    const was = before.get(claim);
    const is = after.get(claim);
    if (JSON.stringify(was) === JSON.stringify(is)) return [];
    return [
      { claim, ...(was !== undefined && { before: was }), ...(is !== undefined && { after: is }) },
    ];
  });
}
