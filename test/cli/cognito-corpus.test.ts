import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { run } from '../../src/cli/main.ts';
import { type CognitoCase, readCognitoCorpus, scenarioOf } from '../cognito/cognito-case.ts';
import { fakeIo } from './fake-io.ts';

const schema = new URL('../../grammar/schema/cognito-answer.schema.json', import.meta.url);
const ajv = new Ajv2020({ allowUnionTypes: true, strictTypes: false, strictRequired: false });
const fits = ajv.compile(JSON.parse(readFileSync(schema, 'utf8')));

interface Answer {
  readonly id: string;
  readonly role?: Readonly<Record<string, unknown>>;
  readonly error?: {
    readonly code: string;
    readonly path?: string;
    readonly more?: readonly { readonly code: string; readonly path?: string }[];
  };
  readonly trace?: readonly Readonly<Record<string, unknown>>[];
}

const cases = readCognitoCorpus().flatMap((file) => file.cases);

/** One stream for all cases that are asked in the same way. */
const questions = cases.map(({ options }) => JSON.stringify(options ?? {}));
const streams = [...new Set(questions)].map((options) => ({
  options,
  stream: cases.filter((_, index) => questions[index] === options),
}));

describe.each(streams)('a stream of cases with $options', ({ stream }) => {
  test('gets the answer of each case, in order', async () => {
    const { answers, status } = await answersTo(stream);
    expect(answers.map(({ id }) => id)).toEqual(stream.map(({ id }) => id));
    expect(answers.map(told)).toEqual(
      stream.map((testCase, index) => wanted(testCase, answers[index])),
    );
    expect(status).toBe(stream.some(({ expect: { errors } }) => errors) ? 2 : 0);
  });

  test('gets answers that fit the published schema', async () => {
    const { answers } = await answersTo(stream);
    expect(answers.filter((answer) => !fits(answer)).map(({ id }) => id)).toEqual([]);
  });

  test('gets the same answers from whole files, and text for people', async () => {
    const { answers } = await answersTo(stream);
    const files = Object.fromEntries(
      stream.map((testCase) => [
        `${testCase.id}.json`,
        JSON.stringify(scenarioOf(testCase), null, 2),
      ]),
    );
    const json = fakeIo({ files });
    await run(['cognito', 'can', '*.json', '--format', 'json', ...flagsFor(stream)], json.io);
    const byId = new Map(linesOf(json.stdout()).map((answer) => [answer.id, told(answer)]));
    expect(answers.map(({ id }) => byId.get(id))).toEqual(answers.map(told));
    const text = fakeIo({ files });
    await run(['cognito', 'can', '*.json', ...flagsFor(stream)], text.io);
    const missing = stream.filter(({ id }) => !text.stdout().includes(`[${id}]`));
    expect(missing.map(({ id }) => id)).toEqual([]);
    const odd = text
      .stdout()
      .split('\n')
      .filter((line) => /undefined|\[object Object/.test(line));
    expect(odd).toEqual([]);
  });
});

test('every rule that was tried is told with what it met', async () => {
  const { answers } = await answersTo(streams[0]?.stream ?? []);
  const rules = answers.flatMap(({ trace = [] }) => trace.filter(({ step }) => step === 'rule'));
  expect(rules.length).toBeGreaterThan(20);
  expect(rules.filter(({ matches, seen }) => matches === 'yes' && seen === undefined)).toEqual([]);
});

async function answersTo(stream: readonly CognitoCase[]) {
  const stdin = stream.map((testCase) => `${JSON.stringify(scenarioOf(testCase))}\n`).join('');
  const { io, stdout } = fakeIo({ stdin });
  const status = await run(['cognito', 'can', '-', '--format', 'ndjson', ...flagsFor(stream)], io);
  return { status, answers: linesOf(stdout()) };
}

function flagsFor([first]: readonly CognitoCase[]): readonly string[] {
  const { listReading, now } = first?.options ?? {};
  return [
    ...(listReading === undefined ? [] : ['--assume', `array-rules=${listReading}`]),
    ...(now === undefined ? [] : ['--now', String(Math.floor(now / 1000))]),
  ];
}

function linesOf(text: string): readonly Answer[] {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}

/** An answer without its trace and what only people read. */
function told({ trace, error, ...answer }: Answer): unknown {
  if (!error) return answer;
  const { more = [], ...first } = error;
  return { id: answer.id, errors: [first, ...more].map(({ code, path }) => ({ code, path })) };
}

/** What the corpus says; where it says nothing, what was answered. */
function wanted({ id, expect: expected }: CognitoCase, answer: Answer | undefined): unknown {
  const { role, errors, trust, decision, certainty, limitedBy } = expected;
  if (errors) {
    return {
      id,
      errors: errors.map(({ code, path }) => ({ code, path: pointer(path) })),
    };
  }
  const { trace, ...answered } = answer ?? { id };
  const { certainty: ofRole, ...wantedRole } = role ?? {};
  return {
    ...answered,
    ...(role && { role: { ...viaOf(answered.role), ...sorted(wantedRole, answered.role) } }),
    ...(trust && { trust, ...(certainty && { certainty }) }),
    ...(decision && { decision }),
    ...(limitedBy && { limitedBy }),
  };
}

/** The corpus does not say which way a role was chosen that STS refuses. */
function viaOf(role: Answer['role']): object {
  return role?.['outcome'] === 'error' && role['via'] !== undefined ? { via: role['via'] } : {};
}

/** The order of candidates means nothing. */
function sorted(role: object, answered: Answer['role']): object {
  const candidates = answered?.['candidates'];
  if (!('candidates' in role) || !Array.isArray(role.candidates) || !Array.isArray(candidates))
    return role;
  const same = [...role.candidates].sort().join() === [...candidates].sort().join();
  return same ? { ...role, candidates } : role;
}

/** The corpus joins the parts of a path without escapes. */
function pointer(path: string): unknown {
  return expect.toSatisfy((told: unknown) => {
    if (typeof told !== 'string') return false;
    const parts = told.split('/').map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
    return parts.slice(1).join('/') === path;
  });
}
