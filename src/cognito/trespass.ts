import type { Action } from '../catalog/services/catalog.ts';
import type { CoveredPattern, Finder } from './granted-patterns.ts';
import type { Member } from './identity-pairs.ts';
import type { OwnedArea } from './owned-areas.ts';
import type { AllowedReach, OpenBecause } from './reach.ts';

/** What another identity gets in an area that belongs to its owner. */
export interface Trespass {
  readonly action: Action;
  /** The entry of the Allow statement that lets it in. */
  readonly pattern: CoveredPattern;
  readonly through: Through;
  readonly reach: AllowedReach;
  /** What the owner gets there: the area is its own. */
  readonly owner: AllowedReach;
}

/**
 * How: the resource is the owner's; the request carries the owner's value of a condition key, or
 * does not carry the key; or a listing of the bucket shows the owner's objects.
 */
export type Through = 'resource' | 'ownersValue' | 'absentKey' | 'listing';

/** A question that stays open, and with it whether the area is its owner's alone. */
export interface OpenTrespass {
  readonly action: string;
  readonly resource: string;
  readonly because: OpenBecause | 'deniedInPart';
  readonly keys: readonly string[];
}

/** What one search in an area comes to. */
export interface Trespasses {
  readonly found: readonly Trespass[];
  readonly open: readonly OpenTrespass[];
  /** A request of the owner's in the area; absent where it can do nothing there. */
  readonly owned?: AllowedReach;
}

/** Where the search looks, and who is who. */
export interface Grounds {
  readonly owner: Member;
  readonly other: Member;
  readonly area: OwnedArea;
  readonly finderOf: FinderOf;
}

/** The finder of resources of a service. */
export type FinderOf = (service: string) => Finder;
