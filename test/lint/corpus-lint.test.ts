import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { rules } from '../../src/lint/rules.ts';
import {
  fixedText,
  lintWith,
  pathText,
  type RuleCase,
  type RuleCases,
  textOf,
} from './rule-case.ts';

const folder = 'corpus/lint';
const files: readonly RuleCases[] = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .map((file) => JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')));

test('each rule has its cases, and each file of cases its rule', () => {
  expect(files.map(({ rule }) => rule).sort()).toEqual(rules.map(({ meta }) => meta.id).sort());
});

describe.each(files)('$rule', ({ rule, cases }) => {
  const meta = rules.find((one) => one.meta.id === rule)?.meta;
  const runs = cases.flatMap((one) => typesOf(one).map((type) => ({ ...one, type })));

  function typesOf({ types }: RuleCase) {
    if (types === 'all') return meta?.appliesTo ?? [];
    return types ?? meta?.appliesTo.slice(0, 1) ?? [];
  }

  test.each(runs)('$type: $title', ({ type, policy, text, expect: expected, fixed, ...given }) => {
    const written = text ?? textOf(policy);
    const found = lintWith(rule, written, type, given);
    const shown = found.map(({ path, message, help, severity, fix, also }, index) => ({
      at: pathText(path),
      ...(expected[index]?.message !== undefined && { message }),
      ...(expected[index]?.help !== undefined && { help }),
      ...(expected[index]?.severity !== undefined && { severity }),
      ...(expected[index]?.fix !== undefined && { fix: fix?.kind }),
      ...(expected[index]?.also !== undefined && {
        also: also.map((place) => pathText(place.path)),
      }),
    }));
    expect(shown).toEqual(expected);
    for (const { span } of found) expect(span).toBeDefined();
    if (fixed !== undefined) {
      const after = fixedText(rule, written, type, given);
      expect(typeof fixed === 'string' ? after : JSON.parse(after)).toEqual(
        typeof fixed === 'string' ? fixed : JSON.parse(textOf(fixed)),
      );
    }
  });

  test('finds something and finds nothing, in each kind of policy that it applies to', () => {
    const finding = runs.filter(({ expect: expected }) => expected.length > 0);
    const clean = runs.filter(({ expect: expected }) => expected.length === 0);
    for (const type of meta?.appliesTo ?? []) {
      expect(
        finding.some((run) => run.type === type),
        `a finding in ${type}`,
      ).toBe(true);
      expect(
        clean.some((run) => run.type === type),
        `nothing found in ${type}`,
      ).toBe(true);
    }
  });
});
