import type { Catalog, CatalogInfo } from '../../catalog/services/catalog.ts';
import { packService, type ServiceDescription } from '../../catalog/services/pack.ts';

/** Packs services, by prefix, and counts what they have. */
export function catalogOf(
  from: Pick<CatalogInfo, 'source' | 'version' | 'asOf'>,
  described: readonly (readonly [prefix: string, service: ServiceDescription])[],
): Catalog {
  const total = (count: (service: ServiceDescription) => number) =>
    described.reduce((sum, [, service]) => sum + count(service), 0);
  return {
    info: {
      ...from,
      services: described.length,
      actions: total(({ actions }) => actions.length),
      resourceTypes: total(({ resourceTypes }) => resourceTypes.length),
      conditionKeys: total(({ conditionKeys }) => conditionKeys.length),
    },
    services: Object.fromEntries(
      described.map(([prefix, service]) => [prefix, packService(prefix, service)]),
    ),
  };
}
