import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { actionsOf, catalogInfo } from '../../src/catalog/services/services.ts';
import type { CognitoScenario } from '../../src/cognito/cognito-scenario.ts';
import { type GuestSurface, guestSurface } from '../../src/cognito/guest-surface.ts';
import { readCases, replay, scenarioOf } from './whole-pool-case.ts';

interface DoorExpectation {
  readonly flow: string;
  readonly state: string;
  readonly role?: string;
  readonly code?: string;
  readonly missing?: readonly string[];
  readonly allowed?: readonly string[];
  /** By action: the keys that it hangs on, with whoever decides them. */
  readonly conditional?: Readonly<Record<string, string>>;
  readonly indeterminate?: Readonly<Record<string, string>>;
  /** By action: what takes it away, and how certain that is. */
  readonly cut?: Readonly<Record<string, string>>;
  readonly notInCatalog?: readonly string[];
}

const cases = readCases<{ doors: readonly DoorExpectation[] }>('corpus/cognito-surface');

type Door = GuestSurface['doors'][number];
type Services = NonNullable<Door['surface']>['services'];

function servicesOf({ surface }: Door): Services {
  return surface?.services ?? [];
}

function reachable(door: Door) {
  return servicesOf(door).flatMap(({ prefix, actions }) =>
    actions.map((action) => ({ ...action, action: `${prefix}:${action.name}` })),
  );
}

/** A door in the words of the corpus. */
function shown(door: Door): DoorExpectation {
  const actions = reachable(door);
  const allowed = actions.flatMap(({ action, outcome }) => (outcome === 'allowed' ? [action] : []));
  const conditional = actions.flatMap(({ action, outcome, grants }) =>
    outcome === 'conditional'
      ? [
          [
            action,
            grants
              .flatMap(({ reach }) => ('hangsOn' in reach ? reach.hangsOn : []))
              .map(({ key, origin }) => `${key} ${origin}`)
              .join(', '),
          ],
        ]
      : [],
  );
  const indeterminate = actions.flatMap(({ action, outcome, grants }) =>
    outcome === 'indeterminate'
      ? [[action, grants.map(({ reach }) => ('because' in reach ? reach.because : '')).join()]]
      : [],
  );
  const cut = servicesOf(door).flatMap((service) =>
    service.cut.map(({ name, by, certainty }) => [
      `${service.prefix}:${name}`,
      `${by} ${certainty}`,
    ]),
  );
  const notInCatalog = door.surface?.notInCatalog ?? [];
  return {
    flow: door.flow,
    state: door.state,
    ...(door.roleArn !== undefined && { role: door.roleArn.split('/').slice(-1).join() }),
    ...(door.refusal && { code: door.refusal.code }),
    ...(door.missing.length > 0 && { missing: door.missing }),
    ...(allowed.length > 0 && { allowed }),
    ...(conditional.length > 0 && { conditional: Object.fromEntries(conditional) }),
    ...(indeterminate.length > 0 && { indeterminate: Object.fromEntries(indeterminate) }),
    ...(cut.length > 0 && { cut: Object.fromEntries(cut) }),
    ...(notInCatalog.length > 0 && { notInCatalog }),
  };
}

describe('corpus/cognito-surface', () => {
  test.each(cases)('$id: $title', (testCase) => {
    const surface = guestSurface(scenarioOf(testCase));
    expect(surface.doors.map(shown)).toEqual(testCase.expect.doors);
  });

  test.each(cases)('$id: every witness replays', (testCase) => {
    const scenario = scenarioOf(testCase);
    for (const door of guestSurface(scenario).doors.filter(({ state }) => state === 'open')) {
      expectReplays(scenario, door);
    }
  });
});

/** Each grant's request is answered by `whatIf` as the surface has it, and so is each cut. */
function expectReplays(scenario: CognitoScenario, door: Door, every = 1): void {
  const reaches = [
    ...reachable(door).flatMap(({ grants }) => grants.map(({ reach }) => reach)),
    ...servicesOf(door).flatMap(({ cut }) => cut.map(({ reach }) => reach)),
  ];
  for (const reach of reaches.filter((_, index) => index % every === 0)) {
    const wanted = { allowed: /^allowed$/, denied: /Deny$/, open: /./ }[reach.outcome];
    expect(replay(scenario, door.login, reach.witness), JSON.stringify(reach.witness)).toMatch(
      wanted,
    );
  }
}

const pool = {
  IdentityPoolId: 'us-east-1:11111111-1111-4111-8111-111111111111',
  AccountId: '123456789012',
  AllowUnauthenticatedIdentities: true,
  Roles: { unauthenticated: 'arn:aws:iam::123456789012:role/Guest' },
};

function guests(statements: readonly unknown[], more: object = {}): CognitoScenario {
  return scenarioOf({
    identityPool: pool,
    roles: {
      [pool.Roles.unauthenticated]: {
        AssumeRolePolicyDocument: {
          Version: '2012-10-17',
          Statement: {
            Effect: 'Allow',
            Principal: { Federated: 'cognito-identity.amazonaws.com' },
            Action: 'sts:AssumeRoleWithWebIdentity',
            Condition: {
              StringEquals: { 'cognito-identity.amazonaws.com:aud': pool.IdentityPoolId },
            },
          },
        },
        policies: [{ Version: '2012-10-17', Statement: statements }],
        ...more,
      },
    },
  });
}

describe('a role that may do everything', () => {
  const scenario = guests([{ Effect: 'Allow', Action: '*', Resource: '*' }]);
  const surface = guestSurface(scenario);
  const [enhanced, basic] = surface.doors;
  if (enhanced === undefined || basic === undefined) throw new Error('there are two doors');

  test('may do the whole catalogue in the basic flow', () => {
    expect(reachable(basic)).toHaveLength(catalogInfo().actions);
  });

  test('is cut to the ceiling in the enhanced flow, every action told either way', () => {
    const cut = servicesOf(enhanced).flatMap((service) => service.cut);
    expect(new Set(cut.map(({ by }) => by))).toEqual(new Set(['session']));
    expect(reachable(enhanced).length + cut.length).toBe(catalogInfo().actions);
    expect(surface.ceilingAsOf).toBe('2026-05-01');
    expect(surface.catalog).toBe(catalogInfo());
  });

  test('is told by access level and statement', () => {
    expect(reachable(basic).find(({ action }) => action === 's3:GetObject')).toMatchObject({
      accessLevel: 'Read',
      outcome: 'allowed',
      grants: [{ pattern: '*', statement: { policyType: 'identity', statement: 0 } }],
    });
  });

  test('has witnesses that replay', () => {
    expectReplays(scenario, enhanced, 101);
    expectReplays(scenario, basic, 101);
  });

  test('is asked in a moment', () => {
    const started = performance.now();
    guestSurface(scenario);
    // Two doors, 44,000 questions: well below a second on an idle machine.
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});

const someActions = ['s3', 'sqs', 'dynamodb', 'lambda', 'ssm', 'iam', 'logs', 'polly'].flatMap(
  (service) => actionsOf(service).map((action) => ({ service, action })),
);
const patterns = [
  '*',
  'arn:aws:s3:::b',
  'arn:aws:s3:::b/*',
  'arn:aws:s3:::*/public/*',
  'arn:aws:sqs:*:*:q-?',
  'arn:aws:dynamodb:us-east-1:123456789012:table/T*',
  'arn:aws:logs:*:*:log-group:/aws/*:*',
  'arn:aws:ssm:us-east-1:123456789012:parameter/app/*',
  'arn:aws:iam::*:role/*',
  'arn:aws:s3:::b/${cognito-identity.amazonaws.com:sub}/*',
];
const actions = [
  's3:*',
  's3:Get*',
  'sqs:SendMessage',
  'dynamodb:*Item',
  'logs:*',
  'ssm:Get*',
  'iam:*User',
];
const conditions = [
  undefined,
  { StringEquals: { 's3:prefix': 'public/' } },
  { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['a*'] } },
  { StringLike: { 'aws:UserAgent': 'app/*' }, Bool: { 'aws:SecureTransport': 'true' } },
  { Null: { 'aws:TokenIssueTime': 'true' } },
  { NumericLessThan: { 's3:max-keys': '10' } },
];
const statement = fc
  .record({
    Effect: fc.constantFrom('Allow', 'Allow', 'Allow', 'Deny'),
    Action: fc.subarray(actions, { minLength: 1 }),
    Resource: fc.subarray(patterns, { minLength: 1 }),
    negated: fc.constantFrom(false, false, false, true),
    Condition: fc.constantFrom(...conditions),
  })
  .map(({ negated, Resource, Condition, ...rest }) => ({
    ...rest,
    ...(negated ? { NotResource: Resource } : { Resource }),
    ...(Condition && { Condition }),
  }));

describe('laws', () => {
  test('what single questions allow, the surface has', () => {
    const resource = fc.constantFrom(
      ...patterns.map((pattern) => pattern.replace(/\*/g, 'x').replace('?', 'y')),
    );
    fc.assert(
      fc.property(
        fc.array(statement, { minLength: 1, maxLength: 3 }),
        fc.array(fc.tuple(fc.constantFrom(...someActions), resource), { maxLength: 30 }),
        (statements, questions) => {
          const scenario = guests(statements);
          for (const door of guestSurface(scenario).doors) {
            const told = new Set(reachable(door).map(({ action }) => action));
            for (const [{ service, action }, asked] of questions) {
              const fits = action.resourceTypes.some(({ type }) => isLike(type.arn, asked));
              const witness = { action: `${service}:${action.name}`, resource: asked };
              if (!fits || replay(scenario, door.login, witness) !== 'allowed') continue;
              expect(told, JSON.stringify(witness)).toContain(witness.action);
            }
          }
        },
      ),
      { numRuns: 25 },
    );
  });

  test('every witness of any policy replays', () => {
    fc.assert(
      fc.property(fc.array(statement, { minLength: 1, maxLength: 4 }), (statements) => {
        const scenario = guests(statements);
        for (const door of guestSurface(scenario).doors) expectReplays(scenario, door, 41);
      }),
      { numRuns: 20 },
    );
  });

  test('the ceiling never widens', () => {
    fc.assert(
      fc.property(fc.array(statement, { minLength: 1, maxLength: 4 }), (statements) => {
        const [enhanced, basic] = guestSurface(guests(statements)).doors;
        if (enhanced === undefined || basic === undefined) throw new Error('there are two doors');
        const without = new Set(reachable(basic).map(({ action }) => action));
        const under = reachable(enhanced).map(({ action }) => action);
        expect(under.filter((action) => !without.has(action))).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });
});

/** Whether a text is an ARN of the form: blanks hold no separator. */
function isLike(form: string, text: string): boolean {
  const literals = form
    .split(/\$\{\w+\}/)
    .map((piece) => piece.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${literals.join('[^:/]+')}$`).test(text);
}

test('another guest and another ceiling can be asked for', () => {
  const scenario = guests([
    {
      Effect: 'Allow',
      Action: 's3:GetObject',
      Resource: 'arn:aws:s3:::b/${cognito-identity.amazonaws.com:sub}/*',
    },
  ]);
  const { identityId, ceilingAsOf, doors } = guestSurface(scenario, {
    identityId: 'us-east-1:me',
    guestCeiling: { asOf: '2020-01-01', policies: [] },
  });
  expect({ identityId, ceilingAsOf }).toEqual({
    identityId: 'us-east-1:me',
    ceilingAsOf: '2020-01-01',
  });
  expect(doors.map((door) => reachable(door).length)).toEqual([0, 1]);
  expect(JSON.stringify(doors[1])).toContain('arn:aws:s3:::b/us-east-1:me/example');
});

test('a pattern that is too involved is said to be so', () => {
  const pattern = `arn:aws:s3:::${'*a'.repeat(400)}/${'*b'.repeat(400)}`;
  const narrow = `arn:aws:s3:::${'*c'.repeat(400)}/${'?*d'.repeat(400)}`;
  const scenario = guests([
    { Effect: 'Allow', Action: 's3:GetObject', Resource: pattern },
    { Effect: 'Deny', Action: 's3:GetObject', NotResource: narrow },
  ]);
  const found = reachable(guestSurface(scenario).doors[1] ?? fail());
  expect(found.flatMap(({ grants }) => grants.map(({ reach }) => reach))).toMatchObject([
    { outcome: 'open', because: 'patternsTooLong' },
  ]);
});

function fail(): never {
  throw new Error('there are two doors');
}
