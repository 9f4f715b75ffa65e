import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

// The compiler writes a declaration for every module; users see those that a face leads to. The
// others may name packages that users do not have.

const root = resolve('dist/types');
const faces = readdirSync(join(root, 'src'))
  .filter((name) => name.endsWith('.d.ts'))
  .map((name) => join(root, 'src', name));

const kept = new Set<string>();
const pending = [...faces];
for (let file = pending.pop(); file !== undefined; file = pending.pop()) {
  if (kept.has(file)) continue;
  kept.add(file);
  pending.push(...importedBy(file));
}

for (const name of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
  const file = join(root, name);
  if (file.endsWith('.d.ts') && !kept.has(file)) rmSync(file);
}

function importedBy(file: string): string[] {
  return [...readFileSync(file, 'utf8').matchAll(/(?:from |import\()["']([^"']+)["']/g)].map(
    ([, specifier = '']) => {
      if (!specifier.startsWith('.')) {
        throw new Error(`\`${file}\` names the package \`${specifier}\` in its types`);
      }
      return resolve(file, '..', specifier.replace(/\.[jt]s$/, '.d.ts'));
    },
  );
}
