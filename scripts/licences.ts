import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'rolldown';

/** Licences that ask for no more than that their text goes along. */
const permissive = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'MIT',
]);

interface Bundled {
  readonly title: string;
  readonly licence: string;
  readonly text: string;
}

/** Writes the licences of every npm package that went into the bundle, and refuses copyleft. */
export function licences(fileName: string): Plugin {
  return {
    name: 'licences',
    generateBundle(_options, bundle) {
      const folders = new Set<string>();
      for (const file of Object.values(bundle)) {
        for (const module of file.type === 'chunk' ? file.moduleIds : []) {
          const folder = packageFolder(module);
          if (folder !== undefined) folders.add(folder);
        }
      }
      this.emitFile({ type: 'asset', fileName, source: render([...folders].map(readPackage)) });
    },
  };
}

/** The folder of the npm package that a module belongs to; none for our own. */
function packageFolder(module: string): string | undefined {
  return /^\0?(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(module)?.[1];
}

function readPackage(folder: string): Bundled {
  const { name, version, license } = readManifest(folder);
  if (!permissive.has(license)) {
    throw new Error(`\`${name}\` cannot be bundled: its licence is \`${license}\``);
  }
  return { title: `${name} ${version}`, licence: license, text: licenceText(folder) };
}

function readManifest(folder: string): Record<'name' | 'version' | 'license', string> {
  const manifest: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const field = (key: string): string => {
    const value: unknown = Object(manifest)[key];
    return typeof value === 'string' ? value : 'not stated';
  };
  return { name: field('name'), version: field('version'), license: field('license') };
}

function licenceText(folder: string): string {
  const file = readdirSync(folder).find((name) => /^(licen[cs]e|copying)\b/i.test(name));
  if (file === undefined) throw new Error(`no licence text in \`${folder}\``);
  return readFileSync(join(folder, file), 'utf8').trim();
}

/** One chapter for each package; the same version may be installed in several places. */
function render(packages: readonly Bundled[]): string {
  const chapters = packages.map(({ title, licence, text }) => `${title} (${licence})\n\n${text}\n`);
  return [
    'The parser and the command include the following packages.\n',
    ...[...new Set(chapters)].sort(),
  ].join(`\n${'-'.repeat(80)}\n\n`);
}
