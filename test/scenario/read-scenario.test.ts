import { describe, expect, test } from 'vitest';
import { nodeFromValue } from '../../grammar/json/from-value.ts';
import { readJson } from '../../grammar/json/read-json.ts';
import { parseScenario } from '../../src/scenario/parse-scenario.ts';
import { problemsOf, readScenario } from '../../src/scenario/read-scenario.ts';
import type { LoadedFile, Question, ScenarioInput } from '../../src/scenario/scenario.ts';
import { positionAt, sourceText } from '../../src/text/source.ts';

const allow = { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*' } };
const open = {
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' },
};
const request = {
  principal: 'arn:aws:iam::111122223333:user/ana',
  action: 's3:GetObject',
  resource: 'arn:aws:s3:::b/k',
};

function questionsOf(scenario: unknown, input: ScenarioInput = {}): readonly Question[] {
  return readScenario(nodeFromValue(scenario), input).value?.questions ?? [];
}

function codesOf(scenario: unknown, input: ScenarioInput = {}): readonly (readonly string[])[] {
  return questionsOf(scenario, input).map((question) =>
    problemsOf(question).map(({ code }) => code),
  );
}

function loaded(path: string, text: string): LoadedFile {
  const source = sourceText(path, text);
  const { value, diagnostics } = readJson(source);
  return { source, diagnostics, ...(value && { node: value }) };
}

describe('the policies of a scenario', () => {
  test('are named after the place where they stand', () => {
    const [question] = questionsOf({
      policies: {
        identity: [allow, { name: 'given', policy: allow }],
        resource: open,
        permissionsBoundary: { policy: allow },
        session: allow,
        serviceControl: [[allow], [allow, allow]],
        resourceControl: open,
        vpcEndpoint: open,
      },
      request,
    });
    const policies = question?.subject?.policies;
    const names = (list: readonly { name: string }[] = []) => list.map(({ name }) => name);
    expect(names(policies?.identity)).toEqual(['identity[0]', 'given']);
    expect(policies?.resource?.name).toBe('resource');
    expect(policies?.permissionsBoundary?.name).toBe('permissionsBoundary');
    expect(names(policies?.session)).toEqual(['session[0]']);
    expect(policies?.serviceControl?.map(names)).toEqual([
      ['serviceControl[0][0]'],
      ['serviceControl[1][0]', 'serviceControl[1][1]'],
    ]);
    expect(policies?.resourceControl?.map(names)).toEqual([['resourceControl[0][0]']]);
    expect(names(policies?.vpcEndpoint)).toEqual(['vpcEndpoint[0]']);
  });

  test('that are null are none; lists may be empty', () => {
    const [question] = questionsOf({
      policies: {
        identity: [],
        resource: null,
        permissionsBoundary: null,
        session: [],
        resourceControl: [],
        serviceControl: [[]],
        vpcEndpoint: [],
      },
      request,
    });
    expect(question?.subject?.policies).toEqual({
      identity: [],
      resource: null,
      session: [],
      resourceControl: [],
      serviceControl: [[]],
      vpcEndpoint: [],
    });
  });

  test('may be left out', () => {
    expect(questionsOf({ request })[0]?.subject?.policies).toEqual({});
  });

  test('hold a trust policy where a role is assumed, and a resource policy elsewhere', () => {
    const assume = {
      ...request,
      action: 'STS:assumeRole',
      resource: 'arn:aws:iam::111122223333:role/dev',
    };
    const requests = [assume, request, assume];
    const statement = { Effect: 'Allow', Principal: { AWS: '*' }, Action: '*' };
    const questions = questionsOf({ policies: { resource: { Statement: statement } }, requests });
    expect(questions.map(({ subject }) => subject?.policies.resource?.type)).toEqual([
      'trust',
      'resource',
      'trust',
    ]);
    expect(questions[0]?.subject?.policies).toBe(questions[2]?.subject?.policies);
    const withResource = { Statement: { ...statement, Resource: '*' } };
    expect(codesOf({ policies: { resource: withResource }, requests })).toEqual([
      ['policy/forbidden-element'],
      [],
      ['policy/forbidden-element'],
    ]);
  });

  test('are not told of twice when the request is what cannot be read', () => {
    const scenario = {
      policies: { resource: { Statement: 7 } },
      request: { ...request, action: 7 },
    };
    expect(codesOf(scenario)).toEqual([['request/type']]);
  });

  test('come from files, with positions in them', () => {
    const [question] = questionsOf(
      { policies: { identity: [{ file: 'a.json' }, { file: 'b.json', name: 'b' }] }, request },
      { loadFile: (path) => loaded(path, JSON.stringify(allow)) },
    );
    const [first, second] = question?.subject?.policies.identity ?? [];
    expect([first?.name, first?.source?.path]).toEqual(['a.json', 'a.json']);
    expect([second?.name, second?.source?.path]).toEqual(['b', 'b.json']);
    expect(first?.statements[0]?.span).toBeDefined();
  });

  test('cannot come from files without somebody to read them', () => {
    expect(codesOf({ policies: { identity: { file: 'a.json' } }, request })).toEqual([
      ['scenario/file'],
    ]);
  });

  test('in a file that is not JSON are told there', () => {
    const [question] = questionsOf(
      { policies: { identity: { file: 'a.json' } }, request },
      { loadFile: (path) => loaded(path, '{') },
    );
    const [problem] = question ? problemsOf(question) : [];
    expect(problem?.code).toBe('syntax/unclosed');
    expect(problem?.source?.path).toBe('a.json');
  });
});

describe('a file that cannot be opened', () => {
  test('is told where it is named', () => {
    const source = sourceText(
      's.json',
      `{"policies":{"identity":{"file":"x"}},"request":${JSON.stringify(request)}}`,
    );
    const missing: LoadedFile = {
      diagnostics: [{ code: 'scenario/file', severity: 'error', message: 'gone' }],
    };
    const { scenario } = parseScenario(source, { loadFile: () => missing });
    const [problem] = scenario.questions[0]?.findings ?? [];
    expect(problem?.source).toBe(source);
    expect(positionAt(source, problem?.span?.start ?? 0).column).toBe(33);
  });
});

describe('the requests of a scenario', () => {
  test('have ids after their place, unless they have their own', () => {
    const requests = [request, { ...request, id: 'own' }];
    expect(questionsOf({ id: 's', requests }).map(({ id }) => id)).toEqual(['s/0', 'own']);
    expect(questionsOf({ requests }).map(({ id }) => id)).toEqual(['0', 'own']);
    expect(questionsOf({ id: 's', request }).map(({ id }) => id)).toEqual(['s']);
    expect(questionsOf({ request }).map(({ id }) => id)).toEqual([undefined]);
  });

  test('have their own expectations, else the common one', () => {
    const requests = [request, { ...request, expect: 'unknown' }];
    expect(
      questionsOf({ requests, expect: 'allowed' }).map(({ expect: wanted }) => wanted),
    ).toEqual(['allowed', 'unknown']);
  });

  test('are answered though one of them cannot be read', () => {
    const questions = questionsOf({ requests: [{ ...request, action: 7 }, request, 7] });
    expect(questions.map(({ subject }) => subject !== undefined)).toEqual([false, true, false]);
  });

  test('may be one in place of a list', () => {
    expect(questionsOf({ requests: request })).toHaveLength(1);
  });
});

const faults: readonly (readonly [string, unknown, readonly (readonly string[])[]])[] = [
  ['a list', [], [['scenario/type']]],
  ['text', 'scenario', [['scenario/type']]],
  ['null', null, [['scenario/type']]],
  ['undefined', undefined, [['scenario/type']]],
  ['no request', {}, [['scenario/no-request']]],
  ['no requests', { requests: [] }, [['scenario/no-request']]],
  ['both', { request, requests: [request] }, [['scenario/two-requests']]],
  ['an unknown member', { request, polices: {} }, [['scenario/unknown-member']]],
  ['an id that is a number', { request, id: 7 }, [['scenario/type']]],
  ['an expectation that is a list', { request, expect: [] }, [['scenario/type']]],
  ['an expectation of another name', { request, expect: 'denied' }, [['scenario/expect']]],
  ['policies that are a list', { request, policies: [] }, [['scenario/type']]],
  ['an unknown policy type', { request, policies: { scp: [] } }, [['scenario/unknown-member']]],
  [
    'SCPs without a level',
    { request, policies: { serviceControl: [] } },
    [['scenario/empty-levels']],
  ],
  ['a policy that is null', { request, policies: { identity: null } }, [['scenario/type']]],
  ['a policy that is a list', { request, policies: { resource: [open] } }, [['scenario/type']]],
  [
    'a file that is a number',
    { request, policies: { identity: { file: 7 } } },
    [['scenario/type']],
  ],
  [
    'a file and a policy',
    { request, policies: { identity: { file: 'a', policy: {} } } },
    [['scenario/unknown-member', 'scenario/file']],
  ],
  [
    'a name that is a number',
    { request, policies: { identity: { name: 7, policy: allow } } },
    [['scenario/type']],
  ],
  ['a policy itself', allow, [['scenario/policy']]],
  [
    'an id of a request that is a number',
    { requests: [{ ...request, id: 7 }] },
    [['scenario/type']],
  ],
];

describe('readScenario', () => {
  test.each(faults)('tells %s', (_name, scenario, codes) => {
    expect(codesOf(scenario)).toEqual(codes);
  });

  test('takes a policy with a request for a scenario all the same', () => {
    expect(codesOf({ ...allow, request })).toEqual([
      ['scenario/unknown-member', 'scenario/unknown-member'],
    ]);
  });

  test('expects an error though the scenario cannot be read', () => {
    const [question] = questionsOf({ id: 'a', expect: 'error' });
    expect(question).toMatchObject({ id: 'a', expect: 'error' });
    expect(question?.subject).toBeUndefined();
  });

  test('tells at most a hundred unknown members', () => {
    const members = Array.from({ length: 1000 }, (_, index) => [`m${index}`, 1] as const);
    expect(codesOf({ request, ...Object.fromEntries(members) })[0]).toHaveLength(100);
  });
});

describe('parseScenario', () => {
  const parse = (text: string) => parseScenario(sourceText('s.json', text)).scenario;

  test('knows whose answer a broken text is', () => {
    expect(parse('{"id": "a", "expect": "error", "request": }').questions).toMatchObject([
      { id: 'a', expect: 'error' },
    ]);
    expect(parse('{"id": 7, "expect": "allowed", "request": }').questions[0]).not.toHaveProperty(
      'id',
    );
  });

  test('puts warnings about the text before the others', () => {
    const text = `\ufeff${JSON.stringify({ request })}`;
    expect(parse(text).questions[0]?.findings.map(({ code }) => code)).toEqual([
      'syntax/byte-order-mark',
    ]);
  });

  test('refuses comments unless they are allowed', () => {
    const text = `// x\n${JSON.stringify({ request })}`;
    expect(parse(text).questions[0]?.subject).toBeUndefined();
    const allowed = parseScenario(sourceText('s.json', text), { comments: 'allow' });
    expect(allowed.scenario.questions[0]?.subject).toBeDefined();
  });
});
