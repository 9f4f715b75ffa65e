import { describe, expect, test } from 'vitest';
import { jsonEbnf } from '../../grammar/json/ebnf.ts';

describe('the JSON grammar as EBNF', () => {
  const rules = jsonEbnf().trimEnd().split('\n');

  test('has one rule a line', () => {
    expect(rules).toContain('object = "{" , [ member ] , { comma , member } , "}" ;');
    for (const rule of rules) expect(rule).toMatch(/^[a-z]+ = .+ ;$/);
  });

  test('uses no name that is neither a rule nor a token', () => {
    const defined = new Set(rules.map((rule) => rule.split(' ', 1)[0]));
    const used = rules.flatMap((rule) => rule.replace(/"[^"]*"/g, '').match(/\b[a-z]+\b/g) ?? []);
    const tokens = ['string', 'number', 'nested'];
    for (const name of used) expect(defined.has(name) || tokens.includes(name), name).toBe(true);
  });
});
