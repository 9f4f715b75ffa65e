import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { evaluate } from '../../src/evaluate/evaluate.ts';
import type { EvaluationOptions } from '../../src/evaluate/options.ts';
import { answerFor, errorFor } from '../../src/report/answer.ts';
import type { Question } from '../../src/scenario/scenario.ts';
import { type CorpusCase, readCorpus } from '../support/corpus-case.ts';
import { questionsOf } from '../support/run-case.ts';

const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true, strictTypes: false });
for (const name of ['scenario', 'answer', 'corpus-case']) {
  const path = new URL(`../../grammar/schema/${name}.schema.json`, import.meta.url);
  ajv.addSchema(JSON.parse(readFileSync(path, 'utf8')));
}

/** What the schema finds wrong with a value; nothing when it fits. */
function faults(schema: string, value: unknown): readonly string[] {
  ajv.validate(`${schema}.schema.json`, value);
  return (ajv.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
}

const files = readCorpus();
const document = { Version: '2012-10-17', Statement: [] };
const request = {
  principal: 'arn:aws:iam::111122223333:user/alice',
  action: 's3:GetObject',
  resource: 'arn:aws:s3:::b/k',
};

describe('corpus-case.schema.json', () => {
  test.each(files)('accepts corpus/evaluate/$name', ({ json }) => {
    expect(faults('corpus-case', json)).toEqual([]);
  });

  const good = { id: 'a', clause: ['1.1'], title: 't', policies: {}, request, expect: 'allowed' };
  const broken: readonly (readonly [string, Record<string, unknown>])[] = [
    ['an unknown member', { ...good, expects: 'allowed' }],
    ['no clause', { ...good, clause: [] }],
    ['a clause that is no number', { ...good, clause: ['the table'] }],
    ['a clause that is a whole section', { ...good, clause: ['10'] }],
    ['an id with blanks', { ...good, id: 'a b' }],
    ['no expectation', { ...good, expect: undefined }],
    ['an unknown decision', { ...good, expect: 'denied' }],
    ['request and requests', { ...good, requests: [request] }],
    ['a list without requests', { ...good, request: undefined, requests: [] }],
    ['an unknown policy type', { ...good, policies: { identities: [document] } }],
    ['a policy that is a file', { ...good, policies: { identity: [{ file: 'a.json' }] } }],
    ['text without a name', { ...good, policies: { identity: [{ text: '{}' }] } }],
    ['an unknown option', { ...good, options: { strict: true } }],
    ['an unknown value of an option', { ...good, options: { arnCase: 'ignored' } }],
    ['evidence without a statement', { ...good, by: ['identity[0]'] }],
    ['a request with an unknown member', { ...good, request: { ...request, resources: [] } }],
    [
      'a list in which a request expects nothing',
      { ...good, expect: undefined, request: undefined, requests: [request] },
    ],
  ];

  test('accepts the case that the broken ones are made from', () => {
    expect(faults('corpus-case', { about: 'a', cases: [good] })).toEqual([]);
  });

  test.each(broken)('refuses %s', (_, testCase) => {
    const bare = JSON.parse(JSON.stringify(testCase));
    expect(faults('corpus-case', { about: 'a', cases: [bare] })).not.toEqual([]);
  });
});

describe('scenario.schema.json', () => {
  test.each(files.flatMap(({ cases }) => cases).filter(isReadable))(
    'accepts the scenario of case $id',
    (testCase) => {
      const { id, policies, request: single, requests, expect: decision } = testCase;
      const listed = requests?.map(({ by, missing, notAllowedBy, code, notes, ...rest }) => rest);
      const scenario = { id, policies, request: single, requests: listed, expect: decision };
      expect(faults('scenario', JSON.parse(JSON.stringify(scenario)))).toEqual([]);
    },
  );

  test.each([
    'anonymous',
    { service: 'sns.amazonaws.com' },
    { federated: 'cognito-identity.amazonaws.com' },
    {
      arn: 'arn:aws:sts::111122223333:assumed-role/app/s1',
      roleArn: 'arn:aws:iam::111122223333:role/team/app',
      uniqueId: 'AROAEXAMPLE',
      tags: { team: 'red' },
      organization: { id: 'o-1', paths: ['o-1/r-1/'], managementAccount: false },
    },
  ])('accepts the principal %j', (principal) => {
    expect(faults('scenario', { request: { ...request, principal } })).toEqual([]);
  });

  test.each<[string, unknown]>([
    ['a list', []],
    ['no request', { policies: {} }],
    ['both request and requests', { request, requests: [request] }],
    ['an unknown member', { request, policy: {} }],
    [
      'a principal that is two things',
      withRequest({ principal: { service: 'a', federated: 'b' } }),
    ],
    ['a principal without an ARN', withRequest({ principal: { roleArn: 'a' } })],
    ['an account that is no number', withRequest({ resourceAccount: 'me' })],
    ['a context that is a list', withRequest({ context: [] })],
    ['a context value that is an object', withRequest({ context: { k: {} } })],
    ['a null in a list of context values', withRequest({ context: { k: [null] } })],
    ['expect in a single request', withRequest({ expect: 'allowed' })],
    ['an unknown decision', { request, expect: 'denied' }],
    ['levels that are no lists', { request, policies: { serviceControl: [document] } }],
    ['no levels of service control policies', { request, policies: { serviceControl: [] } }],
    ['a policy that is text', { request, policies: { identity: ['{}'] } }],
    ['a named policy without a policy', { request, policies: { identity: [{ name: 'a' }] } }],
    ['an identity policy outside a list', { request, policies: { identity: document } }],
  ])('refuses %s', (_, scenario) => {
    expect(faults('scenario', scenario)).not.toEqual([]);
  });
});

describe('answer.schema.json', () => {
  test.each(files.flatMap(({ cases }) => cases))('accepts the answers to case $id', (testCase) => {
    for (const question of questionsOf(testCase)) {
      const answer = answerOf(question, testCase.options);
      expect(faults('answer', JSON.parse(JSON.stringify(answer)))).toEqual([]);
    }
  });

  const start = { line: 1, column: 1, offset: 0 };
  const statement = { policyType: 'identity', policy: 'p', statement: 0 };
  const verdict = {
    id: 'a',
    decision: 'allowed',
    reason: 'because',
    by: [{ ...statement, sid: 's', span: { start, end: { line: 2, column: 3, offset: 20 } } }],
    missingContextKeys: [],
  };
  const failure = { id: 'a', error: { code: 'syntax/json', message: 'm', line: 1, column: 2 } };

  test.each([
    verdict,
    { ...verdict, decision: 'unknown', missingContextKeys: ['aws:SourceIp'], more: true },
    failure,
    { error: { code: 'policy/effect', message: 'm' } },
  ])('accepts %j', (answer) => {
    expect(faults('answer', answer)).toEqual([]);
  });

  test.each<[string, unknown]>([
    ['an answer without a decision', { ...verdict, decision: undefined }],
    ['an answer without missing keys', { ...verdict, missingContextKeys: undefined }],
    ['both a decision and an error', { ...verdict, ...failure }],
    ['a decision of another language', { ...verdict, decision: 'forbid' }],
    ['evidence that is text', { ...verdict, by: ['identity[0]#0'] }],
    ['a type that has no place', { ...verdict, by: [{ ...statement, policyType: 'trust' }] }],
    ['a span of numbers', { ...verdict, by: [{ ...statement, span: { start: 0, end: 20 } }] }],
    ['lines from 0', { error: { ...failure.error, line: 0 } }],
    ['an error without a message', { error: { code: 'syntax/json' } }],
  ])('refuses %s', (_, answer) => {
    expect(faults('answer', JSON.parse(JSON.stringify(answer)))).not.toEqual([]);
  });
});

function answerOf(question: Question, options?: EvaluationOptions): unknown {
  if (!question.subject) return errorFor(question, question.findings);
  const { request, policies } = question.subject;
  return answerFor(question, request, evaluate(request, policies, options));
}

function withRequest(members: Record<string, unknown>): unknown {
  return { request: { ...request, ...members } };
}

/** Whether a case could stand in a scenario's file: no policy is text, no error is expected. */
function isReadable({ policies, expect: decision }: CorpusCase): boolean {
  return decision !== 'error' && !JSON.stringify(policies).includes('"text":');
}
