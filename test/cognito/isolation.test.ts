import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CognitoScenario } from '../../src/cognito/cognito-scenario.ts';
import type { IsolatedIdentity } from '../../src/cognito/identity-pairs.ts';
import { type Isolation, isolation } from '../../src/cognito/isolation.ts';
import { readCases, replay, scenarioOf } from './whole-pool-case.ts';

interface IsolationExpectation {
  readonly outcome: Isolation['outcome'];
  readonly owned: readonly string[];
  readonly leaks: readonly {
    through: string;
    allowedPattern: string;
    actions: readonly string[];
  }[];
  readonly shared: readonly string[];
  readonly undecided?: readonly string[];
  readonly refusal?: string;
}

const cases = readCases<IsolationExpectation>('corpus/cognito-isolation');
type IsolationCase = (typeof cases)[number];

function identitiesOf({ identities }: IsolationCase) {
  const [one, other] = (identities ?? []).map(({ identityId, tags }) => ({
    identityId,
    ...(tags && { tags: new Map(Object.entries(tags)) }),
  }));
  return one && other ? { identities: [one, other] as const } : {};
}

/** In the words of the corpus: both directions and all pairs together. */
function shown({ outcome, owned, leaks, shared, undecided, refusals }: Isolation) {
  const distinct = <T>(items: readonly T[]) =>
    [...new Map(items.map((item) => [JSON.stringify(item), item])).values()].sort((a, b) =>
      JSON.stringify(a) < JSON.stringify(b) ? -1 : 1,
    );
  const open = distinct(undecided.map(({ because }) => because));
  return {
    outcome,
    owned: distinct(owned.map(({ pattern }) => pattern)),
    leaks: distinct(
      leaks.map(({ through, allowedPattern, actions }) => ({
        through,
        allowedPattern,
        actions: actions.map(({ name }) => name),
      })),
    ),
    shared: distinct(shared.map(({ pattern }) => pattern)),
    ...(open.length > 0 && { undecided: open }),
    ...(refusals[0] && { refusal: refusals[0].code }),
  };
}

/** The login of an identity whose tags are claims of their own names. */
function loginOf({ login }: CognitoScenario, { identityId, tags }: IsolatedIdentity) {
  const logins = login.logins.map((proof) =>
    'claims' in proof
      ? { ...proof, claims: new Map([...proof.claims].filter(([claim]) => claim !== 'team')) }
      : proof,
  );
  const tagged = logins.map((proof) =>
    'claims' in proof ? { ...proof, claims: new Map([...proof.claims, ...(tags ?? [])]) } : proof,
  );
  return { ...login, identity: { id: identityId }, logins: tagged };
}

function expectReplays(scenario: CognitoScenario, answer: Isolation): void {
  const { owned, leaks, shared, pairs } = answer;
  for (const { owner, reach } of owned) {
    expect(replay(scenario, loginOf(scenario, owner), reach.witness)).toBe('allowed');
  }
  for (const { owner, other, actions } of leaks) {
    for (const action of actions) {
      expect(replay(scenario, loginOf(scenario, other), action.reach.witness)).toBe('allowed');
      expect(replay(scenario, loginOf(scenario, owner), action.owner.witness)).toBe('allowed');
    }
  }
  for (const { reach } of shared) {
    const both = pairs.some((pair) =>
      pair.every((one) => replay(scenario, loginOf(scenario, one), reach.witness) === 'allowed'),
    );
    expect([reach.witness, both]).toEqual([reach.witness, true]);
  }
}

describe('corpus/cognito-isolation', () => {
  test.each(cases)('$id: $title', (testCase) => {
    const answer = isolation(scenarioOf(testCase), identitiesOf(testCase));
    expect(shown(answer)).toEqual(testCase.expect);
  });

  // Default tags are not named like their claims, so that these logins cannot bring them.
  test.each(cases.filter(({ id }) => id !== 'I14'))('$id: every witness replays', (testCase) => {
    const scenario = scenarioOf(testCase);
    expectReplays(scenario, isolation(scenario, identitiesOf(testCase)));
  });
});

const account = '123456789012';
const poolId = 'us-east-1:11111111-1111-4111-8111-111111111111';
const role = `arn:aws:iam::${account}:role/Guest`;
const sub = '${cognito-identity.amazonaws.com:sub}';

/** Guests are the simplest identities: nothing but an id. The ceiling lets S3 pass. */
function guests(statements: readonly unknown[]): CognitoScenario {
  return scenarioOf({
    identityPool: {
      IdentityPoolId: poolId,
      AccountId: account,
      AllowUnauthenticatedIdentities: true,
      AllowClassicFlow: false,
      Roles: { unauthenticated: role },
    },
    roles: {
      [role]: {
        AssumeRolePolicyDocument: {
          Version: '2012-10-17',
          Statement: {
            Effect: 'Allow',
            Principal: { Federated: 'cognito-identity.amazonaws.com' },
            Action: 'sts:AssumeRoleWithWebIdentity',
            Condition: { StringEquals: { 'cognito-identity.amazonaws.com:aud': poolId } },
          },
        },
        policies: [{ Version: '2012-10-17', Statement: statements }],
      },
    },
  });
}

const seed = guests([
  {
    Effect: 'Allow',
    Action: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'],
    Resource: `arn:aws:s3:::mybucket/${sub}/*`,
  },
]);
const identityId = fc.uuid().map((uuid) => `us-east-1:${uuid}`);

describe('laws', () => {
  test("two identities are isolated under the seed's policy", () => {
    fc.assert(
      fc.property(identityId, identityId, (one, other) => {
        fc.pre(one !== other);
        const answer = isolation(seed, {
          identities: [{ identityId: one }, { identityId: other }],
        });
        expect(answer.outcome).toBe('isolated');
        expect(answer.owned).toHaveLength(2);
      }),
    );
  });

  test('and no object is open to both of them', () => {
    const key = fc.array(fc.oneof(fc.string(), fc.constantFrom('/', '*', '..')));
    fc.assert(
      fc.property(identityId, identityId, key, fc.boolean(), (one, other, parts, first) => {
        fc.pre(one !== other);
        const resource = `arn:aws:s3:::mybucket/${first ? one : other}${parts.join('')}`;
        const answers = [one, other].map((id) =>
          replay(
            seed,
            { flow: 'enhanced', identity: { id }, logins: [] },
            { action: 's3:GetObject', resource },
          ),
        );
        expect(answers).not.toEqual(['allowed', 'allowed']);
      }),
    );
  });

  const patterns = [
    `arn:aws:s3:::b/${sub}/*`,
    `arn:aws:s3:::b/${sub}*`,
    `arn:aws:s3:::b/*/${sub}`,
    'arn:aws:s3:::b/*',
    'arn:aws:s3:::b/public/*',
    'arn:aws:s3:::b/*/x',
    'arn:aws:s3:::b/r:a?/*',
  ];
  const statement = fc
    .record({
      Effect: fc.constantFrom('Allow', 'Allow', 'Deny'),
      Action: fc.subarray(['s3:GetObject', 's3:PutObject'], { minLength: 1 }),
      Resource: fc.subarray(patterns, { minLength: 1, maxLength: 2 }),
      negated: fc.boolean(),
    })
    .map(({ Effect, Action, Resource, negated }) => ({
      Effect,
      Action,
      ...(negated && Effect === 'Deny' ? { NotResource: Resource } : { Resource }),
    }));
  const ids = fc.constantFrom(['r:a', 'r:a1'] as const, ['r:a', 'r:b'] as const);

  test('whoever is let into a folder that names another is found, or nobody says isolated', () => {
    const own = {
      Effect: 'Allow',
      Action: ['s3:GetObject', 's3:PutObject'],
      Resource: `arn:aws:s3:::b/${sub}/*`,
    };
    const keys = fc.constantFrom('', 'x', 'a/x', 'r:a', 'r:a1');
    const statements = fc.array(statement, { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(statements, ids, keys, (more, [one, other], key) => {
        const scenario = guests([own, ...more]);
        const { outcome } = isolation(scenario, {
          identities: [{ identityId: one }, { identityId: other }],
        });
        const resource = `arn:aws:s3:::b/${one}/${key}`;
        const shares = allows(scenario, one, resource) && allows(scenario, other, resource);
        if (shares) expect(outcome, resource).toMatch(/^(leaks|indeterminate)$/);
      }),
      { numRuns: 500 },
    );
  });

  function allows(scenario: CognitoScenario, id: string, resource: string): boolean {
    return ['s3:GetObject', 's3:PutObject'].some(
      (action) =>
        replay(
          scenario,
          { flow: 'enhanced', identity: { id }, logins: [] },
          { action, resource },
        ) === 'allowed',
    );
  }

  test('every witness of any policy replays', () => {
    fc.assert(
      fc.property(fc.array(statement, { minLength: 1, maxLength: 4 }), ids, (all, [one, other]) => {
        const scenario = guests(all);
        const identities = [{ identityId: one }, { identityId: other }] as const;
        expectReplays(scenario, isolation(scenario, { identities }));
      }),
      { numRuns: 200 },
    );
  });
});

test('patterns that are too involved leave it open', () => {
  const answer = isolation(
    guests([
      {
        Effect: 'Allow',
        Action: 's3:PutObject',
        Resource: `arn:aws:s3:::b/${sub}/${'*a'.repeat(400)}`,
      },
      {
        Effect: 'Allow',
        Action: 's3:GetObject',
        Resource: `arn:aws:s3:::b/*/${'?*b'.repeat(400)}`,
      },
    ]),
  );
  expect(shown(answer)).toMatchObject({
    outcome: 'indeterminate',
    undecided: ['patternsTooLong'],
  });
});
