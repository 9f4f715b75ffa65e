import type { GuestSurface, ReachableAction } from './guest-surface.ts';

/** Whether guests can do anything; `indeterminate` where that hangs on what is not known. */
export type SurfaceOutcome = 'open' | 'closed' | 'indeterminate';

export function surfaceOutcome({ doors }: GuestSurface): SurfaceOutcome {
  const actions = doors.flatMap((door) => reachableBehind(door).map((one) => ({ ...one, door })));
  const certain = actions.some(
    ({ door, outcome }) => door.state === 'open' && outcome !== 'indeterminate',
  );
  if (certain) return 'open';
  const unseen = doors.some(({ state, surface }) => state === 'indeterminate' && !surface);
  return actions.length > 0 || unseen ? 'indeterminate' : 'closed';
}

/** Every action that a session behind the door can or may do. */
export function reachableBehind({
  surface,
}: GuestSurface['doors'][number]): readonly (ReachableAction & { readonly service: string })[] {
  return (surface?.services ?? []).flatMap(({ prefix, actions }) =>
    actions.map((action) => ({ ...action, service: prefix })),
  );
}
