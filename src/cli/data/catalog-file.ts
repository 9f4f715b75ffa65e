import type { Catalog } from '../../catalog/services/catalog.ts';
import { member, membersOf, textOf } from '../../extract/node.ts';
import type { FileProblem, Io } from '../io.ts';
import { readJsonFile } from './json-file.ts';

/** What a file of facts says that it is. */
const FORMAT = 'iam-verdict-catalog-1';

export function writeCatalog(catalog: Catalog): string {
  return `${JSON.stringify({ format: FORMAT, ...catalog })}\n`;
}

/** Reads a file that `verdict data update` wrote. */
export function readCatalog(path: string, io: Pick<Io, 'readFile'>): Catalog | FileProblem {
  const file = readJsonFile(path, io);
  if ('problem' in file) return file;
  if (textOf(member(file.node, 'format')) !== FORMAT) {
    return { problem: `\`${path}\` was not written by \`verdict data update\`` };
  }
  const info = member(file.node, 'info');
  const text = (name: string) => textOf(member(info, name)) ?? 'unknown';
  const count = (name: string) => Number(textOf(member(info, name)) ?? 0);
  return {
    info: {
      source: text('source'),
      version: text('version'),
      asOf: text('asOf'),
      services: count('services'),
      actions: count('actions'),
      resourceTypes: count('resourceTypes'),
      conditionKeys: count('conditionKeys'),
    },
    services: Object.fromEntries(
      membersOf(member(file.node, 'services')).flatMap(({ key, value }) => {
        const packed = textOf(value);
        return packed === undefined ? [] : [[key, packed]];
      }),
    ),
  };
}
