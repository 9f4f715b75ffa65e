import type { Place } from '../written.ts';
import type { Grant } from './granted-actions.ts';

/** Grants by the entry that makes them: an entry with wildcards makes many, and is told of once. */
export function byPlace(grants: Iterable<Grant>): Iterable<readonly [Place, readonly Grant[]]> {
  const groups = new Map<string, readonly [Place, Grant[]]>();
  for (const grant of grants) {
    const key = grant.at.path.join('.');
    const group = groups.get(key);
    if (group) group[1].push(grant);
    else groups.set(key, [grant.at, [grant]]);
  }
  return groups.values();
}
