import { foldCase } from '../../text/fold-case.ts';
import type {
  Action,
  Catalog,
  CatalogInfo,
  ConditionKey,
  ResourceType,
  Service,
} from './catalog.ts';
import { packedInfo, packedServices } from './packed.ts';
import { nameOfService, type ServiceFacts, unpackService } from './unpack.ts';

let catalog: Catalog = { info: packedInfo, services: packedServices };

/**
 * Puts other facts in the place of those that ship. Only who runs the program may do that, before
 * anything has asked: what was asked is remembered.
 */
export function installCatalog(other: Catalog): void {
  catalog = other;
}

/** Where the facts come from, from which day they are, and how many there are. */
export function catalogInfo(): CatalogInfo {
  return catalog.info;
}

/** Every service that the Service Authorization Reference lists, in the order of their prefixes. */
export function services(): readonly Service[] {
  return Object.entries(catalog.services).map(([prefix, packed]) => ({
    prefix,
    name: nameOfService(packed),
  }));
}

/** A service's actions in the order of their names; none for a service that is not known. */
export function actionsOf(service: string): readonly Action[] {
  return factsOf(service).actions;
}

/** The kinds of resources that a service's actions take. */
export function resourceTypesOf(service: string): readonly ResourceType[] {
  return factsOf(service).resourceTypes;
}

/** The condition keys that a service's actions and resources know, some global ones included. */
export function conditionKeysOf(service: string): readonly ConditionKey[] {
  return factsOf(service).conditionKeys;
}

const unpacked = new Map<string, ServiceFacts>();
const NOTHING: ServiceFacts = { actions: [], resourceTypes: [], conditionKeys: [] };

/** A service is unpacked when it is asked for first; prefixes ignore case (clause 2.2). */
function factsOf(service: string): ServiceFacts {
  const prefix = foldCase(service);
  if (!Object.hasOwn(catalog.services, prefix)) return NOTHING;
  const known = unpacked.get(prefix);
  if (known !== undefined) return known;
  const facts = unpackService(prefix, catalog.services[prefix] ?? '');
  unpacked.set(prefix, facts);
  return facts;
}
