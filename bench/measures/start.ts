import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { built, root } from '../engine.ts';

/** Milliseconds from starting a process to its end, a figure a round. */
export interface StartResult {
  /** `node` with an empty file. */
  readonly empty: readonly number[];
  /** A file that imports the package. */
  readonly library: readonly number[];
  /** `verdict what-if` on one scenario. */
  readonly command: readonly number[];
}

/** W8. */
export function measureStart(rounds = 15): StartResult {
  const folder = mkdtempSync(join(tmpdir(), 'iam-verdict-start-'));
  const empty = join(folder, 'empty.mjs');
  const library = join(folder, 'library.mjs');
  writeFileSync(empty, '');
  writeFileSync(library, `import ${JSON.stringify(pathToFileURL(built).href)};\n`);
  const commands: readonly (readonly string[])[] = [
    [empty],
    [library],
    [join(root, 'dist', 'verdict.js'), 'what-if', join(root, 'examples', 'cognito-guest.json')],
  ];
  const times: number[][] = commands.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (const [index, command] of commands.entries()) times[index]?.push(milliseconds(command));
  }
  rmSync(folder, { recursive: true });
  const [none = [], imported = [], asked = []] = times;
  return { empty: none, library: imported, command: asked };
}

function milliseconds(command: readonly string[]): number {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, command, { encoding: 'utf8' });
  const took = performance.now() - start;
  if (status !== 0) throw new Error(`\`node ${command.join(' ')}\` failed: ${stderr}`);
  return Math.round(took * 10) / 10;
}
