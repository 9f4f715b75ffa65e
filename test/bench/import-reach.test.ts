import { type OutputChunk, rolldown } from 'rolldown';
import { expect, test } from 'vitest';
import build from '../../rolldown.config.ts';

test('importing the library loads evaluation, and neither command, reports nor parsers', async () => {
  const { output, plugins: _licences, ...input } = build;
  if (output === undefined || Array.isArray(output)) throw new Error('one output is expected');
  const bundle = await rolldown(input);
  const chunks = (await bundle.generate(output)).output.filter((file) => file.type === 'chunk');
  await bundle.close();
  const loaded = reach('index.js', new Map(chunks.map((chunk) => [chunk.fileName, chunk])));
  const modules = loaded.flatMap(({ moduleIds }) => moduleIds);
  expect(modules.some((module) => module.includes('/src/evaluate/'))).toBe(true);
  const strays = /node_modules|\/src\/(cli|report|scenario|cognito|lint|extract|parse)\//;
  expect(modules.filter((module) => strays.test(module))).toEqual([]);
  const size = loaded.reduce((sum, { code }) => sum + code.length, 0);
  expect(size).toBeLessThan(400_000);
});

/** What loading a file brings in, itself first. */
function reach(entry: string, chunks: ReadonlyMap<string, OutputChunk>): readonly OutputChunk[] {
  const found = new Map<string, OutputChunk>();
  const pending = [entry];
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    const chunk = chunks.get(name);
    if (!chunk || found.has(name)) continue;
    found.set(name, chunk);
    pending.push(...chunk.imports);
  }
  return [...found.values()];
}
