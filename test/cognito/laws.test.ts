import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyPreTokenGeneration } from '../../src/cognito/apply-pre-token-generation.ts';
import { chooseRole } from '../../src/cognito/choose-role.ts';
import type { ChoiceOptions } from '../../src/cognito/choosing.ts';
import type { Claims, ClaimValue } from '../../src/cognito/claims.ts';
import { groupClaims } from '../../src/cognito/group-claims.ts';
import {
  type IdentityPool,
  type MappingRule,
  matchTypes,
  type RoleMapping,
} from '../../src/cognito/identity-pool.ts';
import type { EnhancedLogin, TokenLogin } from '../../src/cognito/login.ts';
import { matchRule } from '../../src/cognito/match-rule.ts';
import { readCognitoScenario } from '../../src/cognito/read-cognito-scenario.ts';
import { candidatesOf, nameOfCandidate, type RoleChoice } from '../../src/cognito/role-choice.ts';
import type { Group } from '../../src/cognito/user-pool.ts';
import { law } from '../support/runs.ts';
import { readCognitoCorpus, scenarioOf } from './cognito-case.ts';

const provider = 'cognito-idp.us-east-1.amazonaws.com/us-east-1_A';
const roleArns = ['a', 'b', 'c', 'd'].map((name) => `arn:aws:iam::111122223333:role/${name}`);
const roleArn = fc.constantFrom(...roleArns);

/** Few words, one inside another, so that rules and claims often meet. */
const word = fc.constantFrom('a', 'ab', 'abc', 'b', 'A', 'x');
const claimName = fc.constantFrom('dept', 'team', 'cognito:groups');
const claimValue: fc.Arbitrary<ClaimValue> = fc.oneof(
  word,
  fc.array(word, { maxLength: 3 }),
  fc.constantFrom<ClaimValue>('', null, true, 1, { a: 'a' }, ['a', 1]),
);
const claims: fc.Arbitrary<Claims> = fc
  .dictionary(claimName, claimValue)
  .map((record) => new Map<string, ClaimValue>([['aud', 'client'], ...Object.entries(record)]));
const rule: fc.Arbitrary<MappingRule> = fc.record({
  claim: claimName,
  matchType: fc.constantFrom(...matchTypes),
  value: word,
  roleArn,
});
const rules = fc.array(rule, { minLength: 1, maxLength: 5 });
const resolution = fc.constantFrom('AuthenticatedRole' as const, 'Deny' as const);
const mapping: fc.Arbitrary<RoleMapping> = fc.oneof(
  fc.record({ type: fc.constant('Token' as const), ambiguousRoleResolution: resolution }),
  fc.record({ type: fc.constant('Rules' as const), ambiguousRoleResolution: resolution, rules }),
);

function poolWith(roleMapping: RoleMapping, authenticated = 'arn:aws:iam::111122223333:role/auth') {
  const pool: IdentityPool = {
    id: 'us-east-1:0',
    allowUnauthenticatedIdentities: false,
    cognitoIdentityProviders: [
      { providerName: provider, clientId: 'client', serverSideTokenCheck: false },
    ],
    supportedLoginProviders: new Map([['graph.facebook.com', 'app']]),
    openIdConnectProviders: [],
    samlProviderArns: [],
    roles: { authenticated },
    roleMappings: new Map([[`${provider}:client`, roleMapping]]),
    principalTags: new Map(),
  };
  return pool;
}

interface Asked {
  readonly customRoleArn?: string;
  readonly more?: readonly TokenLogin[];
}

function choose(
  roleMapping: RoleMapping,
  given: Claims,
  { customRoleArn, more = [] }: Asked = {},
  options: ChoiceOptions = {},
): RoleChoice {
  const login: EnhancedLogin = {
    flow: 'enhanced',
    logins: [{ provider, claims: given }, ...more],
    ...(customRoleArn !== undefined && { customRoleArn }),
  };
  return chooseRole(poolWith(roleMapping), login, options);
}

function byRules(own: readonly MappingRule[]): RoleMapping {
  return { type: 'Rules', ambiguousRoleResolution: 'Deny', rules: own };
}

function names(choice: RoleChoice): readonly string[] {
  return candidatesOf(choice).map(nameOfCandidate).sort();
}

/** Two orders of one list. */
function shuffled<T>(items: fc.Arbitrary<readonly T[]>): fc.Arbitrary<readonly (readonly T[])[]> {
  return items.chain((list) =>
    fc
      .shuffledSubarray([...list], { minLength: list.length })
      .map((other) => [list, other] as const),
  );
}

describe('rules', () => {
  const disjoint = fc.uniqueArray(
    fc.record({ value: fc.string({ minLength: 1, maxLength: 3 }), roleArn }),
    { selector: ({ value }) => value, minLength: 1 },
  );
  law(
    'in which order rules stand that test one claim for different values never matters',
    fc.tuple(shuffled(disjoint), fc.nat()),
    ([[one = [], other = []], pick]) => {
      const value = one[pick % (one.length + 1)]?.value ?? 'none of them';
      const given = new Map([
        ['aud', 'client'],
        ['dept', value],
      ]);
      const equals = (list: typeof one) =>
        byRules(list.map((entry) => ({ claim: 'dept', matchType: 'Equals', ...entry })));
      expect(names(choose(equals(one), given))).toEqual(names(choose(equals(other), given)));
    },
  );

  law(
    'what stands after a rule that matches never matters',
    fc.tuple(rules, rules, claims),
    ([before, after, given]) => {
      const matches = before.some((own) => matchRule(own, { claims: given }).matches === 'yes');
      fc.pre(matches);
      expect(names(choose(byRules([...before, ...after]), given))).toEqual(
        names(choose(byRules(before), given)),
      );
    },
  );

  law(
    'a rule that does not match, put at the end, never matters',
    fc.tuple(rules, rule, claims),
    ([before, last, given]) => {
      fc.pre(matchRule(last, { claims: given }).matches === 'no');
      expect(names(choose(byRules([...before, last]), given))).toEqual(
        names(choose(byRules(before), given)),
      );
    },
  );

  law(
    'a text that starts with a value has it in it',
    fc.tuple(fc.string(), fc.string({ minLength: 1 }), roleArn),
    ([text, value, role]) => {
      const matches = (matchType: MappingRule['matchType']) =>
        matchRule(
          { claim: 'c', matchType, value, roleArn: role },
          { claims: new Map([['c', text]]) },
        ).matches;
      if (matches('StartsWith') === 'yes') expect(matches('Contains')).toBe('yes');
      expect(matches('NotEqual')).toBe(matches('Equals') === 'yes' ? 'no' : 'yes');
    },
  );

  test('every rule is told of, with what the claim held', () => {
    const own = [
      { claim: 'team', matchType: 'Equals', value: 'a', roleArn: 'r1' },
      { claim: 'dept', matchType: 'Equals', value: 'IT', roleArn: 'r2' },
      { claim: 'dept', matchType: 'StartsWith', value: 'S', roleArn: 'r3' },
      { claim: 'dept', matchType: 'Contains', value: 'S', roleArn: 'r4' },
    ] as const;
    const given = new Map([
      ['aud', 'client'],
      ['dept', 'Sales'],
    ]);
    const { trace } = choose(byRules(own), given);
    expect(trace.filter(({ step }) => step === 'rule')).toEqual([
      tried(0, own[0], { matches: 'no', reason: 'claim-absent' }),
      tried(1, own[1], { matches: 'no', reason: 'compared', value: 'Sales' }),
      tried(2, own[2], { matches: 'yes', reason: 'compared', value: 'Sales' }),
      tried(3, own[3], { matches: 'notTried', reason: 'after-match' }),
    ]);
  });

  function tried(index: number, own: MappingRule, result: object): object {
    return { step: 'rule', provider, index, rule: own, certainty: 'documented', ...result };
  }
});

describe('what is not published', () => {
  law(
    'the candidates contain whatever either reading of lists would answer',
    fc.tuple(mapping, claims, fc.option(roleArn, { nil: undefined })),
    ([own, given, customRoleArn]) => {
      const asked = customRoleArn === undefined ? {} : { customRoleArn };
      const open = names(choose(own, given, asked));
      for (const listReading of ['elements', 'substring'] as const) {
        const read = names(choose(own, given, asked, { listReading }));
        expect(read.filter((name) => !open.includes(name))).toEqual([]);
      }
    },
    2000,
  );

  law(
    'the candidates of two logins are those of each',
    fc.tuple(mapping, claims, claims),
    ([own, given, other]) => {
      const facebook = { provider: 'graph.facebook.com', claims: new Map([...other]) };
      facebook.claims.set('aud', 'app');
      const alone = chooseRole(poolWith(own), { flow: 'enhanced', logins: [facebook] });
      const both = names(choose(own, given, { more: [facebook] }));
      const each = [...new Set([...names(choose(own, given)), ...names(alone)])].sort();
      expect(both).toEqual(each);
    },
  );

  law(
    'a choice is open exactly when it has several candidates, and then says why',
    fc.tuple(mapping, claims),
    ([own, given]) => {
      const choice = choose(own, given);
      const several = new Set(names(choice)).size > 1;
      expect(choice.outcome === 'indeterminate').toBe(several);
      expect(choice.certainty === 'unknown').toBe(several);
      if (choice.outcome === 'indeterminate') expect(choice.because).not.toEqual([]);
    },
  );
});

describe('the role that a caller asks for', () => {
  const roleClaims = fc.record({
    roles: fc.array(roleArn, { maxLength: 3 }),
    preferred: fc.option(roleArn, { nil: undefined }),
  });
  law(
    'is never one that neither the token nor a matching rule offers',
    fc.tuple(mapping, claims, roleClaims, roleArn),
    ([own, base, { roles, preferred }, customRoleArn]) => {
      const given = new Map([...base, ['cognito:roles', roles] as const]);
      if (preferred !== undefined) given.set('cognito:preferred_role', preferred);
      const offered =
        own.type === 'Token'
          ? roles
          : own.rules
              .filter((entry) => matchRule(entry, { claims: given }).matches !== 'no')
              .map((entry) => entry.roleArn);
      const reached = names(choose(own, given, { customRoleArn }));
      expect(reached.includes(`role:${customRoleArn}`)).toBe(offered.includes(customRoleArn));
      expect(reached.filter((name) => name.startsWith('role:')).length).toBeLessThan(2);
    },
  );
});

describe('groups', () => {
  const group: fc.Arbitrary<Group> = fc
    .record({
      groupName: fc.string({ minLength: 1, maxLength: 4 }),
      precedence: fc.option(fc.nat(3), { nil: undefined }),
      roleArn: fc.option(roleArn, { nil: undefined }),
    })
    .map(({ groupName, precedence, roleArn: role }) => ({
      groupName,
      ...(precedence !== undefined && { precedence }),
      ...(role !== undefined && { roleArn: role }),
    }));
  const groups = fc.uniqueArray(group, { selector: ({ groupName }) => groupName });

  law('in which order they come never changes the claims', shuffled(groups), (orders) => {
    const [one, other] = orders.map((order) => {
      const { groups: list, roles, ...rest } = groupClaims(order);
      return { ...rest, groups: [...list].sort(), roles: [...roles].sort() };
    });
    expect(one).toEqual(other);
  });

  law('the preferred role is the one role of the best groups', groups, (list) => {
    const bearing = list.filter((one) => one.roleArn !== undefined);
    const beats = (a: Group, b: Group) =>
      (a.precedence ?? Number.POSITIVE_INFINITY) < (b.precedence ?? Number.POSITIVE_INFINITY);
    const best = bearing.filter((one) => !bearing.some((other) => beats(other, one)));
    const wanted = new Set(best.map((one) => one.roleArn));
    const { preferredRole } = groupClaims(list);
    expect(preferredRole).toBe(wanted.size === 1 ? [...wanted][0] : undefined);
  });
});

describe('hostile input', () => {
  const scenarios = readCognitoCorpus().flatMap(({ cases }) => cases.map(scenarioOf));

  law('reading any value gives a scenario or errors', fc.jsonValue({ maxDepth: 4 }), (value) => {
    const { value: scenario, diagnostics } = readCognitoScenario(value);
    expect(scenario !== undefined || diagnostics.length > 0).toBe(true);
  });

  law(
    'a scenario with something else in one place is read or refused, with positions',
    fc.tuple(fc.constantFrom(...scenarios), fc.nat(), fc.jsonValue({ maxDepth: 1 })),
    ([scenario, at, put]) => {
      const { diagnostics } = readCognitoScenario(replaced(scenario, at, put));
      for (const { path } of diagnostics) expect(path).toBeDefined();
    },
    300,
  );

  test('names that every object has are names like others', () => {
    const text = `{"__proto__": "x", "constructor": "y"}`;
    const { value, diagnostics } = readCognitoScenario({
      identityPool: {
        IdentityPoolId: 'us-east-1:0',
        AllowUnauthenticatedIdentities: true,
        SupportedLoginProviders: JSON.parse(text),
      },
      login: { logins: [{ provider: 'graph.facebook.com', claims: JSON.parse(text) }] },
    });
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(value?.identityPool.supportedLoginProviders.get('__proto__')).toBe('x');
    const [first] = value?.login.logins ?? [];
    expect(first && 'claims' in first && first.claims.get('constructor')).toBe('y');
  });

  test('a trigger cannot reach the prototype', () => {
    const claimsToAddOrOverride = JSON.parse('{"__proto__": "x"}');
    const result = applyPreTokenGeneration(new Map(), {
      lambdaVersion: 'V1_0',
      response: { claimsOverrideDetails: { claimsToAddOrOverride } },
    });
    expect(result.outcome === 'claims' && [...result.claims]).toEqual([['__proto__', 'x']]);
  });

  test('long claims are compared at once', () => {
    const long = '*'.repeat(1_000_000);
    const given = new Map<string, ClaimValue>([
      ['aud', 'client'],
      ['dept', long],
    ]);
    const own = byRules([{ claim: 'dept', matchType: 'Contains', value: '*a', roleArn: 'r' }]);
    expect(names(choose(own, given))).toEqual(['error:NotAuthorizedException']);
  });
});

/** The value with its n-th part replaced, counted in the order of writing. */
function replaced(value: unknown, at: number, put: unknown): unknown {
  let left = at % countParts(value);
  const walk = (part: unknown): unknown => {
    if (left === 0) {
      left -= 1;
      return put;
    }
    left -= 1;
    if (Array.isArray(part)) return part.map(walk);
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([key, member]) => [key, walk(member)]));
  };
  return walk(value);
}

function countParts(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1;
  return Object.values(value).reduce<number>((sum, part) => sum + countParts(part), 1);
}
