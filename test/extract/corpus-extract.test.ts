import { describe, expect, test } from 'vitest';
import { writeJson } from '../../grammar/json/write-json.ts';
import { readCognitoScenario } from '../../src/cognito/read-cognito-scenario.ts';
import { nameOfCandidate } from '../../src/cognito/role-choice.ts';
import { loadCognito } from '../../src/extract/cognito/load-cognito.ts';
import type { LoadedCognito, LocatedDiagnostic } from '../../src/extract/cognito/loaded-cognito.ts';
import { type LoadedAnswer, whatIfLoaded } from '../../src/extract/cognito/what-if-loaded.ts';
import {
  type Asked,
  type ExtractCase,
  filesOf,
  type Loaded,
  readExtractCorpus,
} from './extract-case.ts';

const files = readExtractCorpus();

describe.each(files)('corpus/extract/$name', ({ cases }) => {
  test.each(cases)('$id: $title', (testCase) => {
    const { value, diagnostics } = loadCognito(filesOf(testCase), testCase.options);
    const { expect: expected } = testCase;
    if ('errors' in expected) {
      expect(value).toBeUndefined();
      expect(errorsOf(diagnostics)).toEqual(expected.errors);
    } else {
      expect(errorsOf(diagnostics)).toEqual([]);
      expect(value && shown(value)).toEqual(expected);
    }
  });

  const asked = cases.flatMap((testCase) =>
    (testCase.ask ?? []).map((question, index) => ({ testCase, question, index, id: testCase.id })),
  );
  test.each(asked)('$id, question $index', ({ testCase, question }) => {
    const { login, request, ...wanted } = question;
    expect(told(answerTo(testCase, question))).toEqual({ hangsOn: [], ...wanted });
  });
});

test('the corpus has the templates and plans that it should', () => {
  const used = new Set(files.flatMap(({ cases }) => cases.flatMap((one) => one.files)));
  const inFolder = (folder: string) => [...used].filter((path) => path.startsWith(folder)).length;
  expect(inFolder('templates/')).toBeGreaterThanOrEqual(8);
  expect(inFolder('plans/')).toBeGreaterThanOrEqual(4);
});

function shown({ parts, roles, unresolved }: LoadedCognito): Loaded {
  const { identityPool, userPools } = JSON.parse(writeJson(parts));
  const unknown = unresolved.filter(({ symbol }) => !symbol);
  const symbols = unresolved.filter(({ symbol }) => symbol).map(({ what }) => what);
  return {
    identityPool,
    roles: [...roles.keys()].sort(),
    userPools,
    symbols: [...new Set(symbols)].sort(),
    unknown: unknown.map(({ what, path }) => `${what} @ ${path.join('/')}`),
  };
}

function errorsOf(diagnostics: readonly LocatedDiagnostic[]) {
  return diagnostics
    .filter(({ severity }) => severity === 'error')
    .map(({ code, path, why, span, source }) => ({
      code,
      ...(path && { path: path.join('/') }),
      ...(why !== undefined && { why }),
      ...(span && source && { at: source.text.slice(span.start, span.end).split('\n')[0] }),
    }));
}

function answerTo(testCase: ExtractCase, { login, request }: Asked): LoadedAnswer {
  const { value: loaded } = loadCognito(filesOf(testCase), testCase.options);
  if (!loaded) throw new Error(`${testCase.id} cannot be loaded`);
  const parts = JSON.parse(writeJson(loaded.parts));
  const { value, diagnostics } = readCognitoScenario({ ...parts, login, request });
  if (!value) throw new Error(JSON.stringify(diagnostics));
  return whatIfLoaded(loaded, value);
}

/** The answer in the words of the corpus. */
function told({ loggedIn: { choice }, trust, decision, hangsOn }: LoadedAnswer) {
  return {
    role: choice.outcome === 'indeterminate' ? choice.outcome : nameOfCandidate(choice),
    trust,
    decision,
    hangsOn: [...new Set(hangsOn.map(({ what }) => what))],
  };
}
