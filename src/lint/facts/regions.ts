import { regions } from '../../catalog/partitions.ts';
import { nearest } from '../../text/suggest.ts';

/** Whether there is a region of that code; `global` and the like are none. */
export function isRegion(code: string): boolean {
  return regions.has(code);
}

export function nearestRegion(code: string): string | undefined {
  return nearest(code, regions);
}

/** A further region of a place that has some differs from those in its number only. */
export function mayBeNewRegion(code: string): boolean {
  const place = /^([a-z]+(?:-[a-z]+)+-)\d+$/.exec(code)?.[1];
  return place !== undefined && [...regions].some((region) => region.startsWith(place));
}
