import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { rolldown } from 'rolldown';
import { describe, expect, test } from 'vitest';
import { printedBy, withOutput } from '../../scripts/generate-readme.ts';

const pages = [
  ...readdirSync('.').filter((name) => name.endsWith('.md')),
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
];

function blocks(page: string, language: string): string[] {
  const fence = new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms');
  return [...readFileSync(page, 'utf8').matchAll(fence)].map(([, code = '']) => code);
}

describe('TypeScript in the README runs, and prints what it says', () => {
  const examples = blocks('README.md', 'ts');

  test('there is an example', () => {
    expect(examples.length).toBeGreaterThan(0);
  });

  test.each(examples)('%s', async (example) => {
    const printed: string[] = [];
    const print = { log: (...words: unknown[]) => printed.push(words.join(' ')) };
    runInNewContext(await compiled(example), { console: print });
    const promised = [...example.matchAll(/\/\/ prints: (.*)/g)].map(([, line]) => line);
    expect(promised.length).toBeGreaterThan(0);
    expect(printed).toEqual(promised);
  });

  async function compiled(example: string): Promise<string> {
    const bundle = await rolldown({
      input: 'example.ts',
      platform: 'browser',
      resolve: {
        alias: {
          'iam-verdict/parse': './src/parse.ts',
          'iam-verdict/lint': './src/lint.ts',
          'iam-verdict': './src/index.ts',
        },
      },
      plugins: [
        {
          name: 'example',
          resolveId: (id) => (id === 'example.ts' ? join(process.cwd(), id) : undefined),
          load: (id) =>
            id.endsWith('/example.ts') ? { code: example, moduleType: 'ts' } : undefined,
        },
      ],
    });
    const { output } = await bundle.generate({ format: 'iife' });
    await bundle.close();
    return output[0].code;
  }
});

describe('commands in the README do what it says', () => {
  const told = ['README.md', 'docs/lint.md']
    .flatMap((page) => blocks(page, 'sh'))
    .flatMap((block) => [...block.matchAll(/\bverdict (.*)/g)].map(([, command = '']) => command));

  test('those with output print it', () => {
    expect(blocks('README.md', 'console').length).toBeGreaterThan(0);
    for (const page of ['README.md', 'docs/lint.md']) {
      expect(withOutput(page)).toBe(readFileSync(page, 'utf8'));
    }
  });

  test('the others print something', () => {
    expect(told.length).toBeGreaterThan(0);
    for (const command of told) expect(printedBy(command)).not.toBe('');
  });
});

describe('links lead somewhere', () => {
  test.each(pages)('%s', (page) => {
    const targets = [...readFileSync(page, 'utf8').matchAll(/\]\(([^)#\s]+)(?:#[\w-]+)?\)/g)]
      .map(([, target = '']) => target)
      .filter((target) => !/^[a-z]+:/.test(target));
    expect(targets.filter((target) => !existsSync(join(dirname(page), target)))).toEqual([]);
  });
});

test('folders that the architecture names exist, and those that exist are named', () => {
  const text = readFileSync('ARCHITECTURE.md', 'utf8');
  const table = text.slice(text.indexOf('## Code map'), text.indexOf('## What you will not find'));
  const named = [...table.matchAll(/^\| `([\w/]+)` \|/gm)].map(([, folder]) => folder);
  const folders = ['src', 'grammar'].flatMap((floor) =>
    readdirSync(floor, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && readdirSync(join(floor, entry.name)).length > 0)
      .map((entry) => `${floor}/${entry.name}`),
  );
  expect([...named].sort()).toEqual(
    [...folders, 'bench', 'corpus', 'examples', 'scripts', 'test'].sort(),
  );
});
