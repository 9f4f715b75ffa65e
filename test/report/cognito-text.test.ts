import { describe, expect, test } from 'vitest';
import { errorOf } from '../../src/cognito/errors.ts';
import type { ChoiceStep, RoleChoice } from '../../src/cognito/role-choice.ts';
import { choiceText } from '../../src/report/cognito/choice-text.ts';
import { claimChanges } from '../../src/report/cognito/claim-changes.ts';
import { pathText } from '../../src/report/cognito/paths.ts';
import { stepText } from '../../src/report/cognito/step-text.ts';
import { errorText, named, valueText } from '../../src/report/cognito/words.ts';

const provider = 'accounts.google.com';
const silent = errorOf('E15', 'GetId', 'ResourceConflictException', 'documented');

describe('steps of a role choice as sentences', () => {
  const steps: readonly (readonly [ChoiceStep, string])[] = [
    [
      { step: 'guest-access', allowed: false },
      'nobody has signed in, and the pool lets no guests in',
    ],
    [
      { step: 'foreign-token', tokenPoolId: 'p' },
      'another pool, `p`, issued the token: what this pool is set to do does not matter',
    ],
    [
      { step: 'basic-flow', allowClassicFlow: true, roleMappings: 1 },
      'the pool allows the basic (classic) flow; it has role mappings, with which the basic flow is refused',
    ],
    [
      { step: 'provider', provider, kind: 'social', configured: false, audience: 'absent' },
      "the social provider `accounts.google.com` is none of the pool's",
    ],
    [
      { step: 'provider', provider, kind: 'social', configured: true, audience: 'differs' },
      "the social provider `accounts.google.com` is one of the pool's, but the app that the token was issued to is not",
    ],
    [
      { step: 'token', provider, problem: silent },
      'the token of `accounts.google.com` is refused: ResourceConflictException from GetId',
    ],
    [{ step: 'second-login', provider }, '`accounts.google.com` is shown twice'],
    [{ step: 'identity', identityId: 'i', state: 'disabled' }, 'the identity `i` is disabled'],
    [
      { step: 'mapping', provider, key: 'k:a', type: 'none', otherClient: 'k:b' },
      'there is no role mapping for `k:a`; the one of `k:b` is for another app client',
    ],
    [
      { step: 'role-claims', provider, roles: [] },
      'the token has no `cognito:roles`, and no `cognito:preferred_role`',
    ],
    [{ step: 'saml-roles', provider, pairs: [{ text: 'a,b' }] }, 'the assertion offers `a,b`'],
    [
      { step: 'custom-role', customRoleArn: 'c', among: [], found: 'no' },
      'the caller asks for `c`, which it may not have (no role is on offer)',
    ],
    [
      { step: 'ambiguous', provider, resolution: 'Deny' },
      'no single role comes of it, and AmbiguousRoleResolution is Deny: the login is refused',
    ],
    [{ step: 'pool-role', role: 'authenticated' }, 'the pool has no authenticated role'],
  ];

  test.each(steps)('%o', (step, text) => {
    expect(stepText(step)).toBe(text);
  });

  test('a rule shows what it met, in one line whatever that is', () => {
    const rule = { claim: 'a\nb', matchType: 'Equals', value: 'x', roleArn: 'r' } as const;
    const text = stepText({
      step: 'rule',
      provider,
      index: 0,
      rule,
      value: { deep: ['\u202e'] },
      matches: 'unknown',
      reason: 'object',
      certainty: 'unknown',
    });
    expect(text).toBe(
      'rule 1: `a\\u000ab` Equals "x", the token has {"deep":["\\u202e"]}: may match, it is an object, and how rules compare with objects is not published',
    );
  });
});

describe('what a choice came to', () => {
  const certainty = 'documented';
  const choices: readonly (readonly [RoleChoice, string])[] = [
    [
      { outcome: 'role', roleArn: 'r', via: 'rule', certainty, trace: [] },
      'r, by a rule of the role mapping',
    ],
    [
      { outcome: 'error', error: silent, certainty, trace: [] },
      'none: ResourceConflictException from GetId',
    ],
    [
      {
        outcome: 'indeterminate',
        candidates: [{ outcome: 'unknownError' }, { outcome: 'role', roleArn: 'r', via: 'rule' }],
        because: ['rule-on-list'],
        certainty: 'unknown',
        trace: [],
      },
      'cannot be told: error:* or role:r',
    ],
  ];

  test.each(choices)('%o', (choice, text) => {
    expect(choiceText(choice)).toBe(text);
  });
});

describe('words', () => {
  test('long values are cut, and absent ones have a word', () => {
    expect(valueText('x'.repeat(1000))).toBe(`"${'x'.repeat(159)}…`);
    expect(valueText(undefined)).toBe('nothing');
  });

  test('names and texts of AWS stay on one line', () => {
    expect(named('a\u001b[31m')).toBe('`a\\u001b[31m`');
    const said = errorOf('E4', 'GetId', 'NotAuthorizedException', 'observed', { message: 'a\nb' });
    expect(errorText(said)).toBe('NotAuthorizedException "a\\u000ab" from GetId');
  });

  test('paths are JSON Pointers', () => {
    expect(pathText(['a/b', 0, '~'])).toBe('/a~1b/0/~0');
    expect(pathText([])).toBe('');
  });
});

test('changes of claims are those that changed, by name', () => {
  const before = new Map([
    ['b', 'x'],
    ['same', 'x'],
    ['__proto__', 'x'],
  ]);
  const after = new Map([
    ['same', 'x'],
    ['b', 'y'],
    ['a', 'z'],
  ]);
  expect(claimChanges(before, after)).toEqual([
    { claim: '__proto__', before: 'x' },
    { claim: 'a', after: 'z' },
    { claim: 'b', before: 'x', after: 'y' },
  ]);
});
