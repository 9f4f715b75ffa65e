import { readdirSync } from 'node:fs';

const folder = 'src/lint/rules';

/** `src/lint/rules.ts`: every rule in its folder, in the order of their ids. */
export function rulesIndex(): string {
  const ids = readdirSync(folder)
    .map((file) => file.replace(/\.ts$/, ''))
    .sort();
  return [
    '// Written by scripts/generate-rules.ts: do not edit, run `npm run generate`.',
    "import type { Rule } from './rule.ts';",
    ...ids.map((id) => `import { ${camel(id)} } from './rules/${id}.ts';`),
    '',
    '/** Our own rules, in the order of their ids. */',
    'export const rules: readonly Rule[] = [',
    ...ids.map((id) => `  ${camel(id)},`),
    '];',
    '',
  ].join('\n');
}

/** The name that a rule's file exports: `missing-effect` exports `missingEffect`. */
export function camel(id: string): string {
  return id.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}
