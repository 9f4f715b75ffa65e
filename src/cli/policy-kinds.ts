import type { PolicySet } from '../evaluate/policy-set.ts';

/** The places that a policy may take. */
export type Slot = keyof PolicySet;

/** What may stand before the colon of `--policy kind:file`. */
export const kinds: ReadonlyMap<string, Slot> = new Map([
  ['identity', 'identity'],
  ['resource', 'resource'],
  ['trust', 'resource'],
  ['boundary', 'permissionsBoundary'],
  ['permissionsBoundary', 'permissionsBoundary'],
  ['session', 'session'],
  ['scp', 'serviceControl'],
  ['serviceControl', 'serviceControl'],
  ['rcp', 'resourceControl'],
  ['resourceControl', 'resourceControl'],
  ['vpce', 'vpcEndpoint'],
  ['vpcEndpoint', 'vpcEndpoint'],
]);

/** The kinds as help tells them. */
export const policyKinds = 'identity, resource, boundary, session, scp, rcp or vpce';
