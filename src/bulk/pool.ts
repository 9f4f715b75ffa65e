import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Tinypool } from 'tinypool';

/** Threads that run one module. */
export interface Pool<Input, Result> {
  readonly run: (input: Input) => Promise<Result>;
  readonly close: () => Promise<void>;
}

/**
 * Starts threads that run a worker module of this package. They share nothing; `data` is what each
 * of them knows from its start.
 */
export function startPool<Input, Result>(
  worker: string,
  threads: number,
  data: unknown,
): Pool<Input, Result> {
  const pool = new Tinypool({
    filename: whereIs(worker),
    minThreads: threads,
    maxThreads: threads,
    workerData: data,
  });
  return { run: (input) => pool.run(input), close: () => pool.destroy() };
}

/** Modules that are built may lie in a folder of their own. */
function whereIs(worker: string): string {
  const places = [`./${worker}.js`, `../${worker}.js`].map((place) =>
    fileURLToPath(new URL(place, import.meta.url)),
  );
  const found = places.find((place) => existsSync(place));
  if (found === undefined) throw new Error(`the package lacks \`${worker}.js\``);
  return found;
}
