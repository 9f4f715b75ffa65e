import type { LoadedCognito } from '../extract/cognito/loaded-cognito.ts';
import type { Path } from '../policy/policy-faults.ts';
import type { SourceText } from '../text/source.ts';
import type { Place } from './written.ts';

/** An identity pool as a file tells of it, with its roles and user pools. */
export interface WrittenPool {
  readonly source: SourceText;
  readonly loaded: LoadedCognito;
  /** Where a part of it stands: `['identityPool', 'Roles']`; the nearest that has a place. */
  readonly place: (...path: Path) => Place;
}
