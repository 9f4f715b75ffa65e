import type { AccessLevel, Action, ConditionKey, ResourceType, TakenResource } from './catalog.ts';

/** Everything that the catalogue tells of a service. */
export interface ServiceFacts {
  /** In the order of their names. */
  readonly actions: readonly Action[];
  readonly resourceTypes: readonly ResourceType[];
  readonly conditionKeys: readonly ConditionKey[];
}

/**
 * Reads a service's text. Its first line is the service's name; the others are cut at tabs, and
 * refer to earlier ones of their kind by place, from 0:
 *
 * - `k`, name, type: a condition key
 * - `s`, places of keys: a set of condition keys
 * - `t`, name, ARN, set: a resource type; `~` stands for `arn:${Partition}:<prefix>:${Region}:${Account}:`
 * - `L`, `R`, `W`, `T` or `P`, places of resource types (those with `!` are required), set, names:
 *   actions of that access level
 */
export function unpackService(prefix: string, packed: string): ServiceFacts {
  const conditionKeys: ConditionKey[] = [];
  const keySets: (readonly ConditionKey[])[] = [];
  const resourceTypes: ResourceType[] = [];
  const actions: Action[] = [];
  const keySet = (place: string) => keySets[Number(place)] ?? [];
  for (const line of packed.split('\n').slice(1)) {
    const [kind = '', first = '', second = '', third = ''] = line.split('\t');
    if (kind === 'k') {
      conditionKeys.push({ name: first, type: second });
    } else if (kind === 's') {
      keySets.push(at(conditionKeys, places(first)));
    } else if (kind === 't') {
      const arn = second.replace(/^~/, () => `arn:\${Partition}:${prefix}:\${Region}:\${Account}:`);
      resourceTypes.push({ name: first, arn, conditionKeys: keySet(third) });
    } else {
      const facts = {
        accessLevel: accessLevels[kind] ?? 'Write',
        resourceTypes: takenResources(first, resourceTypes),
        conditionKeys: keySet(second),
      };
      for (const name of third.split(' ')) actions.push({ name, ...facts });
    }
  }
  return {
    actions: actions.sort((one, other) => (one.name < other.name ? -1 : 1)),
    resourceTypes,
    conditionKeys,
  };
}

/** The first line of a service's text. */
export function nameOfService(packed: string): string {
  return packed.slice(0, packed.indexOf('\n'));
}

const accessLevels: Readonly<Record<string, AccessLevel>> = {
  L: 'List',
  R: 'Read',
  W: 'Write',
  T: 'Tagging',
  P: 'Permissions management',
};

function places(text: string): readonly number[] {
  return text === '' ? [] : text.split(' ').map(Number);
}

function at<T>(items: readonly T[], where: readonly number[]): readonly T[] {
  return where.flatMap((place) => items[place] ?? []);
}

function takenResources(
  text: string,
  resourceTypes: readonly ResourceType[],
): readonly TakenResource[] {
  if (text === '') return [];
  return text.split(' ').flatMap((place) => {
    const type = resourceTypes[Number.parseInt(place, 10)];
    return type === undefined ? [] : [{ type, required: place.endsWith('!') }];
  });
}
