import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const installed = join(dirname(fileURLToPath(import.meta.url)), 'node_modules');

/** The version of a package that is installed here. */
export function versionOf(name: string): string {
  return JSON.parse(readFileSync(join(installed, name, 'package.json'), 'utf8')).version;
}
