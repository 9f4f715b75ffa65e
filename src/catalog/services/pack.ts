import type { AccessLevel } from './catalog.ts';

/** A service as a source of facts describes it. */
export interface ServiceDescription {
  readonly name: string;
  readonly actions: readonly ActionDescription[];
  readonly resourceTypes: readonly ResourceDescription[];
  readonly conditionKeys: readonly KeyDescription[];
}

export interface ActionDescription {
  readonly name: string;
  readonly accessLevel: AccessLevel;
  readonly resourceTypes: readonly { readonly name: string; readonly required: boolean }[];
  readonly conditionKeys: readonly string[];
}

export interface ResourceDescription {
  readonly name: string;
  readonly arn: string;
  readonly conditionKeys: readonly string[];
}

export interface KeyDescription {
  readonly name: string;
  readonly type: string;
}

const letters: Readonly<Record<AccessLevel, string>> = {
  List: 'L',
  Read: 'R',
  Write: 'W',
  Tagging: 'T',
  'Permissions management': 'P',
};

/**
 * Writes a service as the text that `unpackService` reads. Actions on resource types that nobody
 * describes keep the others; keys that nobody describes are texts.
 */
export function packService(prefix: string, service: ServiceDescription): string {
  const { name, actions, resourceTypes } = service;
  const conditionKeys = withMentioned(service);
  const keys = new Map(conditionKeys.map((key, index) => [key.name, index]));
  const places = placesByName(resourceTypes);
  const keySets = new Map<string, number>();
  const keySet = (names: readonly string[]): string => {
    const set = names.map((key) => keys.get(key)).join(' ');
    if (!keySets.has(set)) keySets.set(set, keySets.size);
    return String(keySets.get(set));
  };
  const usual = `arn:\${Partition}:${prefix}:\${Region}:\${Account}:`;
  const packedTypes = resourceTypes.map(({ name: type, arn, conditionKeys: own }) => {
    const pattern = arn.startsWith(usual) ? `~${arn.slice(usual.length)}` : arn;
    return ['t', type, pattern, keySet(own)].join('\t');
  });
  const alike = new Map<string, string[]>();
  for (const action of actions) {
    const on = action.resourceTypes.flatMap((taken) =>
      (places.get(taken.name) ?? []).map((place) => `${place}${taken.required ? '!' : ''}`),
    );
    const facts = [letters[action.accessLevel], on.join(' '), keySet(action.conditionKeys)];
    const line = facts.join('\t');
    alike.set(line, [...(alike.get(line) ?? []), action.name]);
  }
  return [
    name,
    ...conditionKeys.map((key) => ['k', key.name, key.type].join('\t')),
    ...[...keySets.keys()].map((set) => `s\t${set}`),
    ...packedTypes,
    ...[...alike].map(([facts, names]) => `${facts}\t${names.join(' ')}`),
  ].join('\n');
}

/** A type whose ARNs have several forms is there once for each of them. */
function placesByName(types: readonly ResourceDescription[]): ReadonlyMap<string, number[]> {
  const places = new Map<string, number[]>();
  for (const [index, { name }] of types.entries()) {
    places.set(name, [...(places.get(name) ?? []), index]);
  }
  return places;
}

function withMentioned(service: ServiceDescription): readonly KeyDescription[] {
  const described = new Set(service.conditionKeys.map(({ name }) => name));
  const mentioned = [...service.actions, ...service.resourceTypes].flatMap(
    ({ conditionKeys }) => conditionKeys,
  );
  const others = new Set(mentioned.filter((name) => !described.has(name)));
  return [...service.conditionKeys, ...[...others].map((name) => ({ name, type: 'String' }))];
}
