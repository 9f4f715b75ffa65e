import { describe, expect, test } from 'vitest';
import type { Change } from '../../src/evaluate/change.ts';
import { changeText } from '../../src/report/changes.ts';
import { columns } from '../../src/report/columns.ts';
import { derivationText } from '../../src/report/derivation.ts';
import { explanationJson } from '../../src/report/explanation-json.ts';
import { exemptionText } from '../../src/report/layers.ts';
import { listed, printable } from '../../src/report/names.ts';
import { painter, wantsColor } from '../../src/report/paint.ts';
import { placesIn } from '../../src/report/places.ts';
import { type Style, verdictText } from '../../src/report/text.ts';
import { drawTree } from '../../src/report/tree.ts';
import { derive, subjectOf } from './derive.ts';

const style: Style = { paint: painter(false), place: placesIn({}) };
const request = {
  principal: 'arn:aws:iam::111122223333:user/ana',
  action: 's3:GetObject',
  resource: 'arn:aws:s3:::b/k',
};
const policy = (...statements: readonly object[]) => ({
  Version: '2012-10-17',
  Statement: statements.map((statement) => ({ Action: '*', Resource: '*', ...statement })),
});
const told = (scenario: unknown, unknown = false) => {
  const options = unknown ? ({ unspecifiedKeys: 'unknown' } as const) : {};
  return verdictText({ asked: {}, explanation: derive(scenario, options) }, style);
};

describe('a verdict for people', () => {
  test('tells a deny that may apply', () => {
    const Condition = { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } };
    const scenario = {
      policies: { identity: policy({ Effect: 'Allow' }, { Effect: 'Deny', Condition }) },
      request,
    };
    expect(told(scenario, true)).toContain('deny?');
    expect(told(scenario, true)).toContain(
      'would be DENY (explicit) with aws:SourceIp = "203.0.113.0"',
    );
  });

  test('tells what it could be when no key decides', () => {
    const scenario = { policies: { identity: policy({ Effect: 'Allow' }) }, request };
    const other = { ...request, resourceAccount: '444455556666' };
    expect(told({ ...scenario, request: other }, true)).toContain(
      'could be ALLOW or DENY (implicit)',
    );
  });

  test('tells a policy type that is needed and not given', () => {
    expect(told({ request })).toContain('identity  ——  none given  <- decisive');
  });

  test('tells a policy type that was given empty', () => {
    expect(told({ policies: { identity: [] }, request })).toContain(
      'identity  ——  no policy, so nothing allows s3:GetObject  <- decisive',
    );
  });

  test('tells resource control policies that deny nothing', () => {
    const scenario = {
      policies: {
        identity: policy({ Effect: 'Allow' }),
        resourceControl: policy({ Effect: 'Deny', Principal: '*', Action: 's3:PutObject' }),
      },
      request,
    };
    expect(told(scenario)).toContain('no statement denies s3:GetObject');
  });

  test('tells at most five statements that came near', () => {
    const near = Array.from({ length: 8 }, (_, index) => ({
      Effect: 'Allow',
      Resource: `arn:aws:s3:::other${index}`,
    }));
    const text = told({ policies: { identity: policy(...near) }, request });
    expect(text.match(/near miss/g)).toHaveLength(5);
    expect(text).toContain('… and 3 more statements came near');
  });

  test('tells which principal a resource policy missed', () => {
    const scenario = {
      policies: {
        resource: policy({ Effect: 'Allow', Principal: { AWS: '444455556666' } }),
      },
      request,
    };
    expect(told({ ...scenario, request: { ...request, principal: 'anonymous' } })).toContain(
      'its Principal does not include the caller',
    );
  });

  test('tells traps of a Deny that spared the request', () => {
    const scenario = {
      policies: {
        identity: policy({ Effect: 'Allow' }, { Effect: 'Deny', Resource: 'arn:aws:s3:::B/k' }),
      },
      request,
    };
    expect(told(scenario)).toContain('differs from `arn:aws:s3:::b/k` only in letter case');
  });

  test('tells notes about the request', () => {
    const head = { ...request, action: 's3:HeadObject' };
    expect(told({ request: head })).toContain('help: ask for `s3:GetObject`');
  });
});

describe('a derivation', () => {
  const scenario = {
    policies: {
      identity: policy(
        { Effect: 'Deny', Action: 's3:PutObject' },
        { Effect: 'Allow', Condition: { StringEqual: { 'aws:x': 'a' } } },
        { Effect: 'Allow', Condition: { StringLike: { 'aws:x': '${aws:nothing}' } } },
      ),
      session: policy({ Effect: 'Allow' }),
      serviceControl: [policy({ Effect: 'Deny' })],
    },
    request: { ...request, context: { 'aws:x': 'a' } },
  };

  test('draws every policy type', () => {
    const text = derivationText({ asked: {}, explanation: derive(scenario) }, style);
    for (const part of [
      'service control policy: denies  <- decisive',
      'session policy: skipped, a user has no session that it could bind',
      'identity-based policy: says nothing',
      'Statement[0] Deny: applies',
      'StringEqual aws:x: no, there is no such operator',
      'note: ',
    ]) {
      expect(text).toContain(part);
    }
  });

  test('as JSON holds words in place of numbers', () => {
    const json = JSON.stringify(explanationJson({ id: 'a' }, derive(scenario), undefined));
    const { layers } = JSON.parse(json);
    const [, unknownOperator, variable] = layers.at(-1).policies[0].statements;
    expect(unknownOperator.conditions[0]).toMatchObject({
      written: 'StringEqual',
      key: 'aws:x',
      holds: 'no',
      because: 'unknownOperator',
      why: 'there is no such operator',
      request: ['a'],
    });
    expect(variable.conditions[0]).toMatchObject({
      operator: 'StringLike',
      wanted: [{ value: '${aws:nothing}', state: 'noValue', key: 'aws:nothing' }],
    });
  });
});

describe('the places of statements', () => {
  test('are the names of policies that came without a text', () => {
    const { policies } = subjectOf({
      policies: { identity: policy({ Effect: 'Allow' }) },
      request,
    });
    const [evidence] = derive({ policies: { identity: policy({ Effect: 'Allow' }) }, request })
      .layers.flatMap((layer) => layer.policies)
      .flatMap(({ statements }) => statements);
    expect(evidence && placesIn(policies)(evidence.statement)).toBe('identity[0]');
  });

  test('fall back to the name where the policy is not known', () => {
    const start = { line: 3, column: 1, offset: 9 };
    const span = { start, end: start };
    const statement = {
      policyType: 'identity',
      policy: 'p',
      statement: 0,
      effect: 'Allow',
    } as const;
    expect(placesIn({})({ ...statement, span })).toBe('p:3');
  });
});

describe('a change', () => {
  const statement = {
    policyType: 'identity',
    policy: 'p',
    statement: 0,
    sid: 'S',
    effect: 'Allow',
  } as const;
  const grant = { action: 's3:GetObject', resource: '*' };
  const changes: readonly (readonly [Change, string])[] = [
    [{ kind: 'addAction', statement, value: 'a:b' }, 'add `a:b` to Action of p (Sid S)'],
    [{ kind: 'addResource', statement, value: '*' }, 'add `*` to Resource of p (Sid S)'],
    [{ kind: 'removeStatement', statement }, 'remove the Deny of p (Sid S)'],
    [
      { kind: 'addStatement', place: { policyType: 'session' }, grant },
      'add `{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}` to a new session policy',
    ],
    [
      { kind: 'addStatement', place: { policyType: 'serviceControl', level: 1 }, grant },
      'add `{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}` to a new service control policy on level 1',
    ],
    [
      {
        kind: 'addStatement',
        place: { policyType: 'resource', policy: 'trust' },
        grant: { action: 'sts:AssumeRole', principal: { kind: 'AWS', text: 'arn' } },
      },
      'add `{"Effect":"Allow","Principal":{"AWS":"arn"},"Action":"sts:AssumeRole"}` to the resource-based policy trust',
    ],
    [
      {
        kind: 'addStatement',
        place: { policyType: 'vpcEndpoint', policy: 'e' },
        grant: { ...grant, principal: '*' },
      },
      'add `{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"*"}` to the VPC endpoint policy e',
    ],
  ];

  test.each(changes)('%j', (change, text) => {
    expect(changeText(change, style.place)).toBe(text);
  });
});

describe('text', () => {
  test('spells out what a terminal would obey', () => {
    expect(printable('a\u001b[31m\u202e\n\u009b\u0000é😀')).toBe(
      'a\\u001b[31m\\u202e\\u000a\\u009b\\u0000é😀',
    );
  });

  test('lists things', () => {
    expect(listed([])).toBe('');
    expect(listed(['a'])).toBe('a');
    expect(listed(['a', 'b', 'c'], 'or')).toBe('a, b or c');
  });

  test('stands in columns, colours aside', () => {
    const paint = painter(true);
    expect(
      columns([
        [paint.good('a'), 'b', ''],
        ['long', 'c', 'd'],
      ]),
    ).toEqual([`${paint.good('a')}     b`, 'long  c  d']);
    expect(columns([])).toEqual([]);
  });

  test('is drawn as a tree', () => {
    expect(
      drawTree([
        { text: 'a\nmore', branches: [{ text: 'b' }, { text: 'c' }] },
        { text: 'd\nlast' },
      ]),
    ).toEqual(['├─ a', '│  │ more', '│  ├─ b', '│  └─ c', '└─ d', '     last']);
  });

  test('says something for a policy type that is skipped without a reason', () => {
    expect(exemptionText(undefined)).toBe('it does not apply');
  });
});

describe('colours', () => {
  test.each([
    ['always', {}, false, true],
    ['never', { FORCE_COLOR: '1' }, true, false],
    ['auto', {}, true, true],
    ['auto', {}, false, false],
    ['auto', { TERM: 'dumb' }, true, false],
    ['auto', { NO_COLOR: '1' }, true, false],
    ['auto', { NO_COLOR: '' }, true, true],
    ['auto', { NO_COLOR: '1', FORCE_COLOR: '1' }, true, false],
    ['auto', { FORCE_COLOR: '1' }, false, true],
    ['auto', { FORCE_COLOR: '0' }, true, false],
    ['auto', { FORCE_COLOR: 'false' }, true, false],
  ] as const)('%s with %j on a terminal: %s', (wish, environment, isTerminal, colored) => {
    expect(wantsColor(wish, environment, isTerminal)).toBe(colored);
  });

  test('leave empty texts empty', () => {
    expect(painter(true).unsure('')).toBe('');
    expect(painter(true).strong('a')).toBe('\u001b[1ma\u001b[22m');
  });
});
