import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

interface Cruise {
  readonly seen: number;
  /** `rule: from -> to` */
  readonly found: readonly string[];
}

/** Files that each break one rule, with the finding that must come of it. */
const planted: readonly { file: string; text: string; found: string }[] = [
  {
    file: 'src/text/upward.ts',
    text: "import { evaluate } from '../evaluate/evaluate.ts';\nevaluate();",
    found: 'upward from src/text: src/text/upward.ts -> src/evaluate/evaluate.ts',
  },
  {
    file: 'src/policy/upward-type.ts',
    text: "import type { Verdict } from '../evaluate/evaluate.ts';\nexport type V = Verdict;",
    found: 'upward from src/policy: src/policy/upward-type.ts -> src/evaluate/evaluate.ts',
  },
  {
    file: 'grammar/json/upward.ts',
    text: "import { policy } from '../../src/policy/policy.ts';\npolicy();",
    found: 'upward from grammar: grammar/json/upward.ts -> src/policy/policy.ts',
  },
  {
    file: 'src/request/sideways.ts',
    text: "import { policy } from '../policy/policy.ts';\npolicy();",
    found: 'sideways from src/request: src/request/sideways.ts -> src/policy/policy.ts',
  },
  {
    file: 'src/match/sideways.ts',
    text: "import { operators } from '../condition/operators.ts';\noperators();",
    found: 'sideways from src/match: src/match/sideways.ts -> src/condition/operators.ts',
  },
  {
    file: 'src/match/round.ts',
    text: "import { trip } from './trip.ts';\nexport const round = () => trip();",
    found: 'cycle: src/match/round.ts -> src/match/trip.ts',
  },
  {
    file: 'src/text/drawer.ts',
    text: "import { rest } from './utils.ts';\nrest();",
    found: 'junk drawer: src/text/drawer.ts -> src/text/utils.ts',
  },
  {
    file: 'src/text/drawer-folder.ts',
    text: "import { rest } from './helpers/rest.ts';\nrest();",
    found: 'junk drawer: src/text/drawer-folder.ts -> src/text/helpers/rest.ts',
  },
  {
    file: 'src/evaluate/built-in.ts',
    text: "import { readFileSync } from 'node:fs';\nreadFileSync('x');",
    found: 'node built-in: src/evaluate/built-in.ts -> fs',
  },
  {
    file: 'src/match/minimatch.ts',
    text: "import { minimatch } from 'minimatch';\nminimatch('a', 'b');",
    found: 'home of minimatch: src/match/minimatch.ts -> minimatch',
  },
  {
    file: 'src/cli/main.ts',
    text: "import { minimatch } from 'minimatch';\nminimatch('a', 'b');",
    found: 'home of minimatch: src/cli/main.ts -> minimatch',
  },
  {
    file: 'src/report/chevrotain-type.ts',
    text: "import type { IToken } from 'chevrotain';\nexport type T = IToken;",
    found: 'home of chevrotain: src/report/chevrotain-type.ts -> chevrotain',
  },
  {
    file: 'src/report/yargs.ts',
    text: "import yargs from 'yargs';\nyargs();",
    found: 'home of yargs: src/report/yargs.ts -> yargs',
  },
  {
    file: 'src/scenario/ajv.ts',
    text: "import { Ajv2020 } from 'ajv/dist/2020.js';\nnew Ajv2020();",
    found: 'home of ajv: src/scenario/ajv.ts -> ajv',
  },
  {
    file: 'src/text/fast-check.ts',
    text: "import fc from 'fast-check';\nfc.sample(fc.nat());",
    found: 'home of fast-check: src/text/fast-check.ts -> fast-check',
  },
  {
    file: 'src/text/vitest.ts',
    text: "import { test } from 'vitest';\ntest('x', () => {});",
    found: 'home of vitest: src/text/vitest.ts -> vitest',
  },
  {
    file: 'src/text/foreign.ts',
    text: "import { parse } from 'acorn';\nparse('');",
    found: 'foreign package: src/text/foreign.ts -> acorn',
  },
  {
    file: 'src/text/nowhere.ts',
    text: "import { gone } from './gone.ts';\ngone();",
    found: 'unresolved: src/text/nowhere.ts -> ./gone.ts',
  },
  {
    file: 'src/index.ts',
    text: "export { heavy } from './policy/heavy.ts';",
    found: 'light entry: src/index.ts -> chevrotain',
  },
  {
    file: 'src/evaluate/face.ts',
    text: "import { heavy } from '../index.ts';\nheavy();",
    found: 'into a face: src/evaluate/face.ts -> src/index.ts',
  },
  {
    file: 'src/evaluate/oracle.ts',
    text: "import { oracle } from '../../test/oracle.ts';\noracle();",
    found: 'out of the product: src/evaluate/oracle.ts -> test/oracle.ts',
  },
];

/** Files that the planted ones need, and imports that the rules must leave alone. */
const innocent: Readonly<Record<string, string>> = {
  'package.json': JSON.stringify({
    type: 'module',
    devDependencies: { acorn: '*', ajv: '*', chevrotain: '*', minimatch: '*', yargs: '*' },
  }),
  'src/evaluate/evaluate.ts':
    "import { operators } from '../condition/operators.ts';\nexport type Verdict = 1;\nexport const evaluate = () => operators();",
  'src/policy/policy.ts': "import '../text/span.ts';\nexport const policy = () => 1;",
  'src/policy/heavy.ts': "export { heavy } from '../../grammar/json/parser.ts';",
  'src/condition/operators.ts':
    "import { wildcard } from '../match/wildcard.ts';\nexport const operators = () => wildcard();",
  'src/match/wildcard.ts': 'export const wildcard = () => 1;',
  'src/match/trip.ts': "import { round } from './round.ts';\nexport const trip = () => round();",
  'src/text/span.ts': 'export const span = 1;',
  'src/text/utils.ts': 'export const rest = () => 1;',
  'src/text/helpers/rest.ts': 'export const rest = () => 1;',
  'src/cli/files.ts':
    "import { readFileSync } from 'node:fs';\nimport { minimatch } from 'minimatch';\nimport yargs from 'yargs';\nyargs(minimatch(readFileSync('x')));",
  'grammar/json/parser.ts': "import { EOF } from 'chevrotain';\nexport const heavy = () => EOF;",
  'test/oracle.ts':
    "import fc from 'fast-check';\nimport { test } from 'vitest';\nexport const oracle = () => test('x', () => fc.nat());",
};

async function cruise(cwd: string): Promise<Cruise> {
  const cli = resolve('node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const folders = ['src', 'grammar', 'test'];
  const run = promisify(execFile)(
    process.execPath,
    [cli, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', ...folders],
    { cwd, maxBuffer: 1 << 28 },
  );
  // The exit code is the number of violations; the report is the same either way.
  const { stdout } = await run.catch((error: { stdout: string }) => error);
  const { modules, summary } = JSON.parse(stdout);
  return {
    seen: modules.filter((module: { source: string }) => !module.source.includes('node_modules'))
      .length,
    found: summary.violations.map(
      (violation: { rule: { name: string }; from: string; to: string }) =>
        `${violation.rule.name}: ${violation.from} -> ${packageOf(violation.to)}`,
    ),
  };
}

function packageOf(path: string): string {
  return /.*node_modules\/([^/]+)/.exec(path)?.[1] ?? path;
}

describe('a violation of each kind is found', () => {
  const tree = mkdtempSync(join(tmpdir(), 'floors-'));
  let found: readonly string[] = [];

  beforeAll(async () => {
    const files = [
      ...Object.entries(innocent),
      ...planted.map(({ file, text }): [string, string] => [file, text]),
    ];
    for (const [file, text] of files) {
      mkdirSync(join(tree, dirname(file)), { recursive: true });
      writeFileSync(join(tree, file), text);
    }
    copyFileSync('.dependency-cruiser.cjs', join(tree, '.dependency-cruiser.cjs'));
    symlinkSync(resolve('node_modules'), join(tree, 'node_modules'));
    ({ found } = await cruise(tree));
  });
  afterAll(() => rmSync(tree, { recursive: true, force: true }));

  test.each(planted)('$found', (violation) => {
    expect(found).toContain(violation.found);
  });

  test('nothing innocent is accused', () => {
    const files = new Set(planted.map(({ file }) => file));
    const accused = found.filter((finding) => !files.has(/: (\S+) ->/.exec(finding)?.[1] ?? ''));
    expect(accused).toEqual([]);
  });
});

test('the tree itself keeps every rule, and has been looked at', async () => {
  const { seen, found } = await cruise('.');
  expect(found).toEqual([]);
  expect(seen).toBeGreaterThan(60);
});
