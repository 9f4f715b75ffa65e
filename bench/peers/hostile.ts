import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { HostilePeersResult } from '../result.ts';

/** Milliseconds that a process may take for three answers, its own start left out. */
const limit = 5_000;

const hostileChild = fileURLToPath(new URL('hostile-child.ts', import.meta.url));

/** Shapes and lengths: those on which backtracking already hurts. */
const questions: readonly (readonly [string, number])[] = [
  ['2 x *a, *b', 1000],
  ['4 x *a, *b', 100],
  ['4 x *a, *b', 400],
  ['12 x *a, *b', 1000],
  ['*, long near miss, *', 2000],
];

/** W5 beside peers, each answer in a process of its own that is killed when it takes too long. */
export function measureHostilePeers(): HostilePeersResult {
  const names = ['decide', 'iam-simulate', 'pbac', 'cedar-wasm'];
  const shapes = questions.map(([shape, length]) => ({
    name: `${shape}, ${length} characters`,
    took: Object.fromEntries(names.map((name) => [name, milliseconds(name, shape, length)])),
  }));
  return { limit, shapes };
}

function milliseconds(name: string, shape: string, length: number): number | null {
  const { status, stdout, signal, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', hostileChild, name, shape, String(length)],
    // Starting takes a second or two, most of it translating TypeScript.
    { encoding: 'utf8', timeout: limit + 3_000, killSignal: 'SIGKILL' },
  );
  if (signal === 'SIGKILL') return null;
  if (status !== 0) throw new Error(`\`${name}\` failed: ${stderr}`);
  return Number(stdout);
}
