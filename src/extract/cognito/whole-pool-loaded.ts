import {
  type GuestSurface,
  guestSurface,
  type SurfaceOptions,
} from '../../cognito/guest-surface.ts';
import { type Isolation, type IsolationOptions, isolation } from '../../cognito/isolation.ts';
import type { Login, ProviderLogin } from '../../cognito/login.ts';
import type { ProbeOptions } from '../../cognito/probe-options.ts';
import { reachableBehind } from '../../cognito/surface-outcome.ts';
import { foldCase } from '../../text/fold-case.ts';
import { GUARD } from './guard-policy.ts';
import type { LoadedCognito } from './loaded-cognito.ts';
import type { Unresolved } from './unresolved.ts';
import { whatIfLoaded } from './what-if-loaded.ts';

/** An answer about the whole of what was loaded, and what the files do not tell that it rests on. */
export interface WholePool<Answer> {
  readonly answer: Answer;
  readonly hangsOn: readonly Unresolved[];
}

/** What guests can do, as `guestSurface` tells it; what hangs on an unknown value is indeterminate. */
export function guestSurfaceLoaded(
  loaded: LoadedCognito,
  options: SurfaceOptions = {},
): WholePool<GuestSurface> {
  const answer = guestSurface(loaded, { ...options, ...unknownIn(loaded) });
  const keys = answer.doors.flatMap((door) => [
    ...door.missing,
    ...reachableBehind(door).flatMap(({ grants }) =>
      grants.flatMap(({ reach }) => (reach.outcome === 'open' ? reach.keys : [])),
    ),
  ]);
  return { answer, hangsOn: namedBy(loaded, keys) };
}

/** Whether identities are isolated, as `isolation` tells it; never so where a policy is not known. */
export function isolationLoaded(
  loaded: LoadedCognito,
  login: Login<ProviderLogin>,
  options: IsolationOptions = {},
): WholePool<Isolation> {
  const answer = isolation({ ...loaded, login }, { ...options, ...unknownIn(loaded) });
  const keys = answer.undecided.flatMap((one) => {
    if ('missing' in one) return one.missing;
    return 'keys' in one ? one.keys : [];
  });
  return { answer, hangsOn: namedBy(loaded, keys) };
}

const TAG = 'aws:PrincipalTag/';

/** The keys that stand for what the files do not tell: those of guards, and tags of roles. */
function unknownIn(loaded: LoadedCognito): ProbeOptions {
  const tags = loaded.unresolved.flatMap(({ path: [part, , member, key] }) =>
    part === 'roles' && member === 'tags' && typeof key === 'string' ? [`${TAG}${key}`] : [],
  );
  const guards = loaded.unresolved.map(({ what }) => `${GUARD}${what}`);
  return {
    follow: (scenario, options) => whatIfLoaded(loaded, scenario, options),
    unknownKeys: [...guards, ...tags],
  };
}

/** The unknown values that keys stand for, or that are named themselves. */
function namedBy({ unresolved }: LoadedCognito, names: readonly string[]): readonly Unresolved[] {
  const folded = new Set(names.map(foldCase));
  return unresolved.filter(({ what, path: [part, , member, key] }) => {
    const tag = part === 'roles' && member === 'tags' && folded.has(foldCase(`${TAG}${key}`));
    return tag || folded.has(foldCase(what)) || folded.has(foldCase(`${GUARD}${what}`));
  });
}
