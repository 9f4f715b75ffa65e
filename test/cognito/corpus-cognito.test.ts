import { describe, expect, test } from 'vitest';
import { weakest } from '../../src/cognito/certainty.ts';
import type { Claims } from '../../src/cognito/claims.ts';
import type { CognitoScenario } from '../../src/cognito/cognito-scenario.ts';
import { type LoggedIn, logIn } from '../../src/cognito/log-in.ts';
import { readCognitoScenario } from '../../src/cognito/read-cognito-scenario.ts';
import { nameOfCandidate, type RoleChoice } from '../../src/cognito/role-choice.ts';
import { whatIf } from '../../src/cognito/what-if.ts';
import { hasErrors } from '../../src/text/diagnostic.ts';
import {
  type CognitoCase,
  type CognitoExpectation,
  type RoleExpectation,
  readCognitoCorpus,
  scenarioOf,
} from './cognito-case.ts';

const files = readCognitoCorpus();
const cases = files.flatMap((file) => file.cases);

describe.each(files)('corpus/cognito/$name', ({ cases: own }) => {
  test.each(own.filter(({ expect: { role } }) => role))('$id: $title', (testCase) => {
    const { choice } = answer(testCase);
    expect(shown(choice)).toEqual(atRoleStage(testCase.expect));
  });

  test.each(own.filter(({ expect: { trust } }) => trust))('$id: $title, to the end', (testCase) => {
    const { trust, decision, limitedBy, certainty } = testCase.expect;
    const whole = whatIf(readable(testCase), testCase.options);
    expect(whole).toMatchObject({
      trust,
      ...(decision && { decision }),
      ...(certainty && { certainty }),
    });
    expect(whole.limitedBy).toBe(limitedBy ?? whole.limitedBy);
  });

  test.each(own.filter(({ expect: { claims } }) => claims))('$id: claims', (testCase) => {
    const wanted = testCase.expect.claims ?? {};
    const claims: Claims = answer(testCase).login?.logins[0]?.claims ?? new Map();
    const given = Object.keys(wanted).map((name) => [name, claims.get(name) ?? null]);
    expect(Object.fromEntries(given)).toEqual(wanted);
  });

  test.each(own.filter(({ expect: { errors } }) => errors))('$id: $title', (testCase) => {
    const { value, diagnostics } = readCognitoScenario(scenarioOf(testCase));
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    expect(value).toBeUndefined();
    expect(
      errors.map(({ code, path = [], why }) => ({
        code,
        path: path.join('/'),
        ...(why !== undefined && { why }),
      })),
    ).toEqual(testCase.expect.errors);
  });
});

describe('the Cognito corpus', () => {
  test('has no two cases with one id', () => {
    const ids = cases.map(({ id }) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  test.each([
    ['C', 92],
    ['G', 13],
    ['P', 14],
  ])('has a case for every row %s1 to %s%i', (letter, count) => {
    const present = new Set(
      cases.map(({ id }) => id.replace(/^([A-Z])0/, '$1').replace(/[a-z]$/, '')),
    );
    const rows = Array.from({ length: count }, (_, index) => `${letter}${index + 1}`);
    expect(rows.filter((row) => !present.has(row))).toEqual([]);
  });

  test('says in every case what it expects and from where', () => {
    const silent = cases.filter(
      ({ clause, expect: { role, claims, errors } }) =>
        clause.length === 0 || !(role ?? claims ?? errors),
    );
    expect(silent.map(({ id }) => id)).toEqual([]);
  });

  test('is never surer of an answer than of the role that it rests on', () => {
    const surer = cases.filter(({ expect: { role, trust, certainty } }) => {
      const rests = trust !== 'implicitDeny' && trust !== 'explicitDeny';
      const given = role?.certainty ?? 'documented';
      return rests && certainty !== undefined && weakest(given, certainty) !== certainty;
    });
    expect(surer.map(({ id }) => id)).toEqual([]);
  });
});

function answer(testCase: CognitoCase): LoggedIn {
  const { identityPool, userPools, login } = readable(testCase);
  return logIn(identityPool, userPools, login, testCase.options);
}

function readable(testCase: CognitoCase): CognitoScenario {
  const { value, diagnostics } = readCognitoScenario(scenarioOf(testCase));
  if (!value) throw new Error(`${testCase.id}: ${JSON.stringify(diagnostics)}`);
  expect(hasErrors(diagnostics)).toBe(false);
  return value;
}

/** What a choice says, in the words of the corpus. */
function shown(choice: RoleChoice): RoleExpectation {
  const { outcome, certainty } = choice;
  switch (choice.outcome) {
    case 'role':
      return { outcome, roleArn: choice.roleArn, via: choice.via, certainty };
    case 'error': {
      const { code, message } = choice.error;
      return { outcome, code, ...(message !== undefined && { message }), certainty };
    }
    default:
      return { outcome, candidates: choice.candidates.map(nameOfCandidate).sort(), certainty };
  }
}

/**
 * What the choice itself must be: where STS refuses the role, the answer is an error that names
 * the role, and the choice is the role.
 */
function atRoleStage({ role, trust }: CognitoExpectation): unknown {
  if (trust === 'implicitDeny' || trust === 'explicitDeny') {
    return {
      outcome: 'role',
      roleArn: role?.roleArn,
      via: expect.any(String),
      certainty: role?.certainty,
    };
  }
  return role?.candidates ? { ...role, candidates: [...role.candidates].sort() } : role;
}
