import { describe, expect, test } from 'vitest';
import { nodeFromValue } from '../../grammar/json/from-value.ts';
import type { JsonNode } from '../../grammar/json/tree.ts';
import { writeJson } from '../../grammar/json/write-json.ts';
import { guardedPolicy } from '../../src/extract/cognito/guard-policy.ts';
import { type Gaps, startGaps } from '../../src/extract/gap.ts';
import { listNode, objectNode, textOf } from '../../src/extract/node.ts';

/** The value with a gap `X` wherever a text has `<X>`, and a symbol `S` for `<S>`. */
function withGaps(gaps: Gaps, node: JsonNode): JsonNode {
  if (node.kind === 'array') return listNode(node.items.map((item) => withGaps(gaps, item)));
  if (node.kind === 'object') {
    return objectNode(node.members.map((one) => ({ ...one, value: withGaps(gaps, one.value) })));
  }
  const text = textOf(node) ?? '';
  const found = [
    ...(text.includes('<X>') ? [gaps.gap('X', 'why')] : []),
    ...(text.includes('<S>') ? [gaps.gap('S', 'why', { symbol: true })] : []),
  ];
  const written = found.reduce((rest, gap) => rest.replaceAll(`<${gap.name}>`, gap.text), text);
  return found.length > 0 ? gaps.text(written, found) : node;
}

function guarded(statement: unknown, rest: object = {}): unknown {
  const gaps = startGaps();
  const document = nodeFromValue({ Version: '2012-10-17', ...rest, Statement: statement });
  const result = JSON.parse(writeJson(guardedPolicy(gaps, withGaps(gaps, document))));
  return result.Statement;
}

const allow = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };
const ifX = { Bool: { 'unresolved:X': 'true' } };
const unlessX = { BoolIfExists: { 'unresolved:X': 'true' } };
const nothingKnown = [
  { Effect: 'Allow', Action: '*', Resource: '*', Condition: ifX },
  { Effect: 'Deny', Action: '*', Resource: '*', Condition: unlessX },
];

describe('guardedPolicy', () => {
  test('leaves what is known as it is', () => {
    const gaps = startGaps();
    const document = nodeFromValue({ Statement: [allow] });
    expect(guardedPolicy(gaps, document)).toBe(document);
  });

  test.each<[string, object, unknown]>([
    [
      'a resource',
      { ...allow, Resource: 'arn:aws:s3:::<X>/a' },
      [{ ...allow, Resource: 'arn:aws:s3:::*/a', Condition: ifX }],
    ],
    [
      'the region of a resource',
      { ...allow, Resource: 'arn:aws:sqs:<X>:1:q' },
      [{ ...allow, Resource: 'arn:aws:sqs:*:1:q', Condition: ifX }],
    ],
    [
      'what may be several segments',
      { ...allow, Resource: 'arn:aws:<X>/a' },
      [{ ...allow, Condition: ifX }],
    ],
    ['what may be a whole ARN', { ...allow, Resource: '<X>/a' }, [{ ...allow, Condition: ifX }]],
    [
      'one resource of several',
      { Sid: 'A', ...allow, Resource: ['arn:aws:s3:::b', '<X>'] },
      [
        { Sid: 'A', ...allow, Resource: ['arn:aws:s3:::b'] },
        { ...allow, Resource: ['*'], Condition: ifX },
      ],
    ],
    ['an action', { ...allow, Action: ['s3:<X>'] }, [{ ...allow, Action: ['*'], Condition: ifX }]],
    [
      'an excepted resource',
      { Effect: 'Deny', Action: '*', NotResource: ['<X>', 'arn:aws:s3:::b'] },
      [{ Effect: 'Deny', Action: '*', NotResource: ['arn:aws:s3:::b'], Condition: unlessX }],
    ],
    [
      'the only excepted action',
      { Effect: 'Deny', NotAction: '<X>', Resource: '*' },
      [{ Effect: 'Deny', Action: '*', Resource: '*', Condition: unlessX }],
    ],
    [
      'a value of a condition, beside one that is known',
      { ...allow, Condition: { Bool: { a: 'true' }, StringEquals: { b: ['<X>', 'c'], d: 'e' } } },
      [
        {
          ...allow,
          Condition: { Bool: { a: 'true', 'unresolved:X': 'true' }, StringEquals: { d: 'e' } },
        },
      ],
    ],
    ['a statement id', { ...allow, Sid: '<X>' }, [{ ...allow, Sid: 'unresolved_X' }]],
    [
      'a statement id beside a resource',
      { ...allow, Sid: '<X>', Resource: '<X>' },
      [{ ...allow, Condition: ifX }],
    ],
    [
      'the pool in its own key',
      { ...allow, Condition: { StringEquals: { 'cognito-identity.amazonaws.com:aud': '<S>' } } },
      [
        {
          ...allow,
          Condition: { StringEquals: { 'cognito-identity.amazonaws.com:aud': 'unresolved_S' } },
        },
      ],
    ],
    [
      'the pool in another key',
      { ...allow, Condition: { StringEquals: { 'aws:PrincipalTag/pool': '<S>' } } },
      [{ ...allow, Condition: { Bool: { 'unresolved:S': 'true' } } }],
    ],
    ['the effect', { ...allow, Effect: '<X>' }, nothingKnown],
    ['a whole condition', { ...allow, Condition: '<X>' }, nothingKnown],
    [
      'all values of an operator',
      { ...allow, Condition: { StringEquals: '<X>' } },
      [{ ...allow, Condition: ifX }],
    ],
    ['an element that no such policy has', { ...allow, Principal: '<X>' }, nothingKnown],
  ])('guards %s', (_, statement, expected) => {
    expect(guarded(statement)).toEqual(expected);
    expect(guarded([statement])).toEqual(expected);
  });

  test('knows nothing of a policy whose statement or version is not known', () => {
    expect(guarded([allow, '<X>'])).toEqual(nothingKnown);
    expect(guarded([allow], { Version: '<X>' })).toEqual(nothingKnown);
  });
});
