import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import * as index from '../../src/index.ts';
import * as parse from '../../src/parse.ts';

/** The names that a face exports, types included. */
function exportedBy(face: string): { values: string[]; types: string[] } {
  const text = readFileSync(`src/${face}.ts`, 'utf8');
  const lists = [...text.matchAll(/^export (type )?\{([^}]*)\} from '[^']+';$/gm)];
  const names = (wanted: boolean) =>
    lists
      .filter(([, type]) => (type !== undefined) === wanted)
      .flatMap(([, , list = '']) => list.split(',').map((name) => name.trim()))
      .filter((name) => name !== '')
      .sort();
  return { values: names(false), types: names(true) };
}

describe('a face has re-exports and nothing else', () => {
  test.each(['index', 'parse'])('%s', (face) => {
    const text = readFileSync(`src/${face}.ts`, 'utf8');
    const rest = text.replace(/^export (type )?\{[^}]*\} from '[^']+';$/gm, '').trim();
    expect(rest).toBe('');
  });
});

test('`iam-verdict` has these names', () => {
  const { values, types } = exportedBy('index');
  expect(Object.keys(index).sort()).toEqual(values);
  expect(values).toEqual([
    'evaluate',
    'explain',
    'prepare',
    'readPolicy',
    'readRequest',
    'suggestChange',
    'writePolicy',
  ]);
  expect(types).toMatchInlineSnapshot(`
    [
      "Allowed",
      "Change",
      "ClauseExplanation",
      "Decision",
      "Diagnostic",
      "Effect",
      "Evaluation",
      "EvaluationOptions",
      "Explanation",
      "ExplicitDeny",
      "ImplicitDeny",
      "LayerExplanation",
      "MatchedStatement",
      "Note",
      "Organization",
      "Outcome",
      "Parsed",
      "Policy",
      "PolicyExplanation",
      "PolicySet",
      "PolicySlot",
      "PolicyType",
      "Position",
      "Principal",
      "Range",
      "ReadPolicyOptions",
      "Request",
      "Severity",
      "Span",
      "Statement",
      "StatementExplanation",
      "Unknown",
    ]
  `);
});

test('`iam-verdict/parse` has these names', () => {
  const { values, types } = exportedBy('parse');
  expect(Object.keys(parse).sort()).toEqual(values);
  expect(values).toEqual(['parsePolicy', 'positionAt', 'rangeOf']);
  expect(types).toMatchInlineSnapshot(`
    [
      "Diagnostic",
      "ParsePolicyOptions",
      "Parsed",
      "Policy",
      "PolicyType",
      "Position",
      "Range",
      "Severity",
      "SourceText",
      "Span",
      "Statement",
    ]
  `);
});
