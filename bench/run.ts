import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from './engine.ts';
import { machine } from './machine.ts';
import { printed } from './print.ts';
import type { Parts, Result } from './result.ts';

// `npm run bench`: our engine alone. `npm run bench:peers`: beside others, decisions compared.

const { values: flags } = parseArgs({
  options: {
    peers: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true, default: [] },
    json: { type: 'boolean', default: false },
    save: { type: 'boolean', default: false },
  },
});

/** A part, the workload of the issue that it belongs to, and what Node must be told. */
interface Planned {
  readonly part: string;
  readonly workload: string;
  readonly flags?: readonly string[];
}

const roomy = ['--max-old-space-size=12000'];
/** No collection of the young generation while it is measured. */
const uncollected = ['--min-semi-space-size=512', '--max-semi-space-size=512'];

/** V8 11.3 aborts when it must leave optimised code around an inlined call into WebAssembly. */
const always = ['--expose-gc', ...(flags.peers ? ['--no-turbo-inline-js-wasm-calls'] : [])];

const plan: readonly Planned[] = [
  { part: 'warm/W1', workload: 'W1' },
  { part: 'whole/W1', workload: 'W1' },
  { part: 'warm/W2', workload: 'W2' },
  { part: 'whole/W2', workload: 'W2' },
  { part: 'warm/W3-100', workload: 'W3' },
  { part: 'warm/W3-1000', workload: 'W3' },
  { part: 'warm/W3-10000', workload: 'W3' },
  { part: 'flatness', workload: 'W3', flags: roomy },
  { part: 'memory', workload: 'W3', flags: roomy },
  { part: 'firstTouch', workload: 'W3' },
  { part: 'warm/W4', workload: 'W4' },
  { part: 'hostile', workload: 'W5' },
  ...(flags.peers ? [{ part: 'hostilePeers', workload: 'W5' }] : []),
  { part: 'batch', workload: 'W6', flags: roomy },
  { part: 'reading', workload: 'W7' },
  { part: 'start', workload: 'W8' },
  { part: 'lint', workload: 'W9', flags: roomy },
  { part: 'allocation', workload: 'allocation', flags: uncollected },
];

const child = join(root, 'bench', flags.peers ? 'peers' : '', 'child.ts');
if (flags.peers && !existsSync(join(root, 'bench', 'peers', 'node_modules'))) {
  throw new Error('the peers are not installed: run `npm ci --prefix bench/peers`');
}

const wanted = plan.filter(
  ({ part, workload }) =>
    flags.only.length === 0 || flags.only.some((name) => name === workload || name === part),
);
const parts: Record<string, unknown> = {};
for (const planned of wanted) {
  const start = performance.now();
  place(parts, planned.part.split('/'), measured(planned));
  console.error(`${planned.part}: ${((performance.now() - start) / 1000).toFixed(0)} s`);
}

const result: Result = {
  date: new Date().toISOString().slice(0, 10),
  machine: machine(),
  parts: parts satisfies Parts,
};
if (flags.save) {
  const file = join('bench', 'results', `${result.date}-${flags.peers ? 'peers' : 'ours'}.json`);
  writeFileSync(join(root, file), `${JSON.stringify(result)}\n`);
  console.error(`wrote ${file}`);
}
console.log(flags.json ? JSON.stringify(result, null, 2) : printed(result));

/** What a process of its own finds, or nothing when it fails: the other parts still count. */
function measured({ part, flags: more = [] }: Planned): unknown {
  const { status, stdout } = spawnSync(
    process.execPath,
    [...always, ...more, '--import', 'tsx', child, part],
    { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 28, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  if (status === 0) return JSON.parse(stdout).found;
  console.error(`\`${part}\` failed`);
  process.exitCode = 1;
  return undefined;
}

function place(into: Record<string, unknown>, [kind = '', workload]: string[], found: unknown) {
  if (workload === undefined) into[kind] = found;
  else into[kind] = { ...(into[kind] ?? {}), [workload]: found };
}
