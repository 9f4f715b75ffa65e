import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { configSchema } from './generate-config-schema.ts';
import { grammarDocs } from './generate-grammar-docs.ts';
import { operatorsPage } from './generate-operators.ts';
import { performancePages } from './generate-performance.ts';
import { readme } from './generate-readme.ts';
import { rulesIndex } from './generate-rules.ts';
import { semanticsTable } from './generate-semantics.ts';
import { packedCatalog } from './pack-catalog.ts';

// Writes the pages that are made from code and corpus. With `--check` nothing is written, and a
// page that would change is a failure.

const pages: Readonly<Record<string, () => string>> = {
  'README.md': readme,
  'grammar/schema/config.schema.json': configSchema,
  'docs/grammar.md': grammarDocs,
  'docs/operators.md': operatorsPage,
  'docs/semantics.md': semanticsTable,
  'src/lint/rules.ts': rulesIndex,
  'src/catalog/services/packed.ts': packedCatalog,
  ...performancePages(),
};

const check = process.argv.includes('--check');
for (const [file, render] of Object.entries(pages)) {
  const text = render();
  if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
  if (check) {
    console.error(`\`${file}\` is out of date: run \`npm run generate\``);
    process.exitCode = 1;
  } else {
    writeFileSync(file, text);
    console.log(`wrote ${file}`);
  }
}
