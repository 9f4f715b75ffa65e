import { describe, expect, test } from 'vitest';
import { rules } from '../../src/lint/rules.ts';
import { exampleText, lintWith } from './rule-case.ts';

/** Lower case at the start unless it is a name in backticks, one line, no full stop. */
const sentence = /^(?:`|[a-z0-9])[^\n]*[^.\s]$/;

describe.each(rules.map((rule) => ({ id: rule.meta.id, meta: rule.meta })))('$id', ({ meta }) => {
  test('says what, why and what to do, in the house style', () => {
    expect(meta.id).toMatch(/^[a-z][a-z0-9-]*[a-z0-9]$/);
    for (const text of [meta.summary, meta.why, meta.help]) {
      expect(text).toMatch(sentence);
    }
    expect(meta.appliesTo.length).toBeGreaterThan(0);
    if (meta.aws) expect(meta.id).toBe(meta.aws.code.toLowerCase().replaceAll('_', '-'));
  });

  test('its bad example is found, its good one is not', () => {
    const { bad, good } = meta.examples;
    const run = ({ policy, type = meta.appliesTo[0], ...given }: typeof bad) => {
      if (type === undefined) throw new Error('a rule applies to something');
      const surroundings = { now: Date.UTC(2026, 10, 25) };
      return lintWith(meta.id, exampleText(policy), type, { surroundings, ...given });
    };
    const found = run(bad);
    expect(found.length).toBeGreaterThan(0);
    for (const { message, help } of found) {
      expect(message).toMatch(sentence);
      expect(help).toMatch(sentence);
    }
    expect(run(good)).toEqual([]);
  });
});
