import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { grammarDocs } from './generate-grammar-docs.ts';
import { operatorsPage } from './generate-operators.ts';
import { performancePages } from './generate-performance.ts';
import { readme, withOutput } from './generate-readme.ts';
import { rulesIndex } from './generate-rules.ts';
import { semanticsTable } from './generate-semantics.ts';
import { packedCatalog } from './pack-catalog.ts';

// Writes the pages that are made from code and corpus. With `--check` nothing is written, and a
// page that would change is a failure.

type Pages = Readonly<Record<string, () => string>>;

const check = process.argv.includes('--check');

function write(pages: Pages): void {
  for (const [file, render] of Object.entries(pages)) {
    const text = render();
    if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
    if (check) fail(`\`${file}\` is out of date: run \`npm run generate\``);
    else {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
      console.log(`wrote ${file}`);
    }
  }
}

/** What is left in a folder of generated pages when what they were made from is gone. */
function removeStale(folder: string, pages: Pages): void {
  for (const name of readdirSync(folder)) {
    const file = `${folder}/${name}`;
    if (Object.hasOwn(pages, file)) continue;
    if (check) fail(`\`${file}\` is about nothing that there is: run \`npm run generate\``);
    else {
      rmSync(file);
      console.log(`removed ${file}`);
    }
  }
}

function fail(message: string): void {
  console.error(message);
  process.exitCode = 1;
}

write({
  'src/lint/rules.ts': rulesIndex,
  'src/catalog/services/packed.ts': packedCatalog,
});

// These read the rules, so they are loaded once the list of rules is what it should be.
const { configSchema } = await import('./generate-config-schema.ts');
const { rulePages, rulePagesFolder } = await import('./generate-rule-pages.ts');
const ofRules = rulePages();

write({
  'README.md': readme,
  'docs/lint.md': () => withOutput('docs/lint.md'),
  'docs/grammar.md': grammarDocs,
  'docs/operators.md': operatorsPage,
  'docs/semantics.md': semanticsTable,
  'grammar/schema/config.schema.json': configSchema,
  ...ofRules,
  ...performancePages(),
});
removeStale(rulePagesFolder, ofRules);
