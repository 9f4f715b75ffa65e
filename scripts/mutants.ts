import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Mutant, mutants } from './mutant-list.ts';

// Breaks one line at a time of a copy of the repository and runs the tests that depend on its file:
// one of them must fail. `npm run mutants`, or `npm run mutants -- ip` for files of that name.

type Outcome = 'killed' | 'SURVIVED' | 'STALE';

const wanted = process.argv.slice(2);
const chosen = mutants.filter(({ file }) => wanted.every((word) => file.includes(word)));
const copy = mkdtempSync(join(tmpdir(), 'mutants-'));
let killed = 0;
try {
  copyRepository();
  if (!testsPass([...new Set(chosen.map(({ file }) => file))])) {
    throw new Error('the tests fail without any mutation');
  }
  for (const mutant of chosen) {
    const outcome = tryOut(mutant);
    if (outcome === 'killed') killed += 1;
    console.log(`${outcome.padEnd(8)}  ${mutant.file.padEnd(34)}  ${mutant.breaks}`);
  }
  console.log(`${killed} of ${chosen.length} mutants killed`);
} finally {
  rmSync(copy, { recursive: true, force: true });
}
process.exitCode = killed > 0 && killed === chosen.length ? 0 : 1;

function copyRepository(): void {
  const skipped = new Set(
    ['node_modules', 'dist', 'coverage', '.git'].map((name) => resolve(name)),
  );
  cpSync('.', copy, { recursive: true, filter: (path) => !skipped.has(resolve(path)) });
  symlinkSync(resolve('node_modules'), join(copy, 'node_modules'));
}

function tryOut({ file, find, replace }: Mutant): Outcome {
  const path = join(copy, file);
  const original = readFileSync(path, 'utf8');
  if (original.split(find).length !== 2) return 'STALE';
  writeFileSync(
    path,
    original.replace(find, () => replace),
  );
  try {
    return testsPass([file]) ? 'SURVIVED' : 'killed';
  } finally {
    writeFileSync(path, original);
  }
}

/** Runs the tests that import these files, were it by a long way. */
function testsPass(files: readonly string[]): boolean {
  const vitest = join('node_modules', 'vitest', 'vitest.mjs');
  const run = spawnSync(
    process.execPath,
    [vitest, 'related', ...files, '--run', '--bail=1', '--reporter=dot'],
    { cwd: copy, stdio: 'ignore', timeout: 600_000 },
  );
  return run.status === 0;
}
