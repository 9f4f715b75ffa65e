import type { ContextValue, SuppliedValue } from '../request/context.ts';
import { foldCase } from '../text/fold-case.ts';
import type { PoolToken } from './pool-token.ts';

export function textValue(name: string, text: string): SuppliedValue {
  return { state: 'supplied', name, values: [text], list: false };
}

/**
 * The context keys that a pool's token brings to STS and to every request of the session
 * (sections 3.3 and 4.4), by their lower-cased names.
 */
export function sessionKeys({
  service,
  poolId,
  identityId,
  methods,
}: PoolToken): readonly (readonly [string, ContextValue])[] {
  return [
    ['aws:federatedprovider', textValue('aws:FederatedProvider', service.provider)],
    ...service.keyPrefixes.flatMap((prefix): (readonly [string, ContextValue])[] => {
      const key = (claim: string) => `${prefix}:${claim}`;
      return [
        [foldCase(key('aud')), textValue(key('aud'), poolId)],
        [
          foldCase(key('sub')),
          identityId === undefined ? { state: 'present' } : textValue(key('sub'), identityId),
        ],
        [
          foldCase(key('amr')),
          { state: 'supplied', name: key('amr'), values: methods, list: true },
        ],
      ];
    }),
  ];
}
