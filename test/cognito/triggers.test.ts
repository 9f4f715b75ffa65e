import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nodeFromValue } from '../../grammar/json/from-value.ts';
import { readJson } from '../../grammar/json/read-json.ts';
import { applyTriggerResponse } from '../../src/cognito/triggers/apply-trigger-response.ts';
import { checkTriggerResponse } from '../../src/cognito/triggers/check-trigger-response.ts';
import { placeFaults } from '../../src/cognito/triggers/place-faults.ts';
import {
  readTriggerEvent,
  readTriggerEventNode,
  triggerOf,
} from '../../src/cognito/triggers/read-trigger-event.ts';
import { tokenEvent } from '../../src/cognito/triggers/token-event.ts';
import type { TokenChange, TriggerEffect } from '../../src/cognito/triggers/trigger-effect.ts';
import type { TriggerEvent } from '../../src/cognito/triggers/trigger-event.ts';
import { triggerFacts, triggerNames } from '../../src/cognito/triggers/trigger-facts.ts';
import { triggerFault } from '../../src/cognito/triggers/trigger-faults.ts';
import { applyTriggerRun, type TriggerRun } from '../../src/cognito/triggers/trigger-run.ts';
import type { User, UserPool } from '../../src/cognito/user-pool.ts';
import type { Diagnostic } from '../../src/text/diagnostic.ts';
import { sourceText } from '../../src/text/source.ts';

/** An event of `corpus/cognito-triggers`. */
interface TriggerCase {
  readonly id: string;
  readonly title: string;
  readonly event: object;
  readonly expect: {
    /** Absent: the event cannot be read. */
    readonly trigger?: string;
    /** `code path` of what reading the event tells. */
    readonly event?: readonly string[];
    /** The same of its response. */
    readonly response?: readonly string[];
    readonly effect?: EffectCase;
  };
}

/** Of a token's claims those that matter, `null` for an absent one. */
interface EffectCase {
  readonly [member: string]: unknown;
  readonly idToken?: { readonly after: object };
  readonly accessToken?: { readonly after: object };
}

const { cases }: { readonly cases: readonly TriggerCase[] } = JSON.parse(
  readFileSync(new URL('../../corpus/cognito-triggers/events.json', import.meta.url), 'utf8'),
);

describe('corpus/cognito-triggers', () => {
  test.each(cases)('$id: $title', ({ event, expect: wanted }) => {
    const { value, diagnostics } = readTriggerEvent(event);
    expect(shown(diagnostics)).toEqual(wanted.event ?? []);
    expect(value?.trigger).toBe(wanted.trigger);
    if (!value) return;
    expect(shown(checkTriggerResponse(value))).toEqual(wanted.response ?? []);
    expect(plain(applyTriggerResponse(value), wanted.effect)).toMatchObject(wanted.effect ?? {});
  });

  test('has every trigger', () => {
    const triggers = new Set(cases.flatMap(({ expect: { trigger } }) => trigger ?? []));
    expect([...triggers].sort()).toEqual([...triggerNames].sort());
  });
});

test('every source belongs to one trigger, and the table names every trigger', () => {
  expect([...triggerNames].sort()).toEqual(Object.keys(triggerFacts).sort());
  const sources = triggerNames.flatMap((name) => [...triggerFacts[name].sources]);
  expect(new Set(sources).size).toBe(sources.length);
  for (const name of triggerNames) {
    for (const source of triggerFacts[name].sources) expect(triggerOf(source)).toBe(name);
  }
});

test('a source is no name of a member of objects', () => {
  expect(triggerOf('constructor')).toBeUndefined();
  expect(triggerOf('PreSignUp_')).toBeUndefined();
});

test('claims that are given are the ones that change', () => {
  const event = eventOf('L20');
  const effect = applyTriggerResponse(event, new Map([['only', 'this']]));
  const after = effect.kind === 'claims' && Object.fromEntries(effect.idToken?.after ?? []);
  expect(after).toEqual({
    only: 'this',
    tier: 'gold',
    'cognito:groups': ['z'],
    'cognito:roles': ['arn:aws:iam::123456789012:role/Z'],
    'cognito:preferred_role': 'arn:aws:iam::123456789012:role/Z',
  });
});

test('an answer that Cognito cannot use never lets anybody in, whatever it holds', () => {
  const lets = new Set(['tokens', 'verdict', 'signUp', 'claims']);
  fc.assert(
    fc.property(
      fc.constantFrom('L01', 'L10', 'L17', 'L20', 'L23', 'L28', 'L37'),
      fc.jsonValue({ maxDepth: 3 }),
      (id, response) => {
        const event: TriggerEvent = {
          ...eventOf(id),
          response: JSON.parse(JSON.stringify(response)),
        };
        const errors = checkTriggerResponse(event).filter(({ severity }) => severity === 'error');
        if (errors.length > 0) expect(lets.has(applyTriggerResponse(event).kind)).toBe(false);
      },
    ),
  );
});

test('events are read whatever their keys are called', () => {
  const hostile = JSON.parse(
    JSON.stringify(cases[0]?.event).replace('{"email"', '{"__proto__":"x","email"'),
  );
  const { value, diagnostics } = readTriggerEvent(hostile);
  expect(diagnostics).toEqual([]);
  expect(value?.trigger === 'PreSignUp' && Object.keys(value.request.userAttributes)).toEqual([
    '__proto__',
    'email',
  ]);
});

test('an event nested deeper than any reader goes is refused, not cut', () => {
  const deep = JSON.parse(`${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`);
  const { value, diagnostics } = readTriggerEvent({ ...caseOf('L17').event, response: deep });
  expect(value).toBeUndefined();
  expect(diagnostics.map(({ code }) => code)).toEqual(['trigger/type']);
  const list = readTriggerEvent({ ...caseOf('L17').event, response: [1, () => 1] });
  expect(shown(list.diagnostics)).toEqual(['trigger/type response/1']);
});

test('faults of a text are told with their place in it', () => {
  const text = '{"triggerSource": "PreSignUp_Sign", "region": 1}';
  const { value: node } = readJson(sourceText('event.json', text));
  const { diagnostics } = readTriggerEventNode(node ?? { kind: 'null' });
  const places = diagnostics.map(({ code, span }) => [code, text.slice(span?.start, span?.end)]);
  expect(places).toContainEqual(['trigger/source', '"PreSignUp_Sign"']);
  expect(places).toContainEqual(['trigger/type', '1']);
});

describe('faults of a response', () => {
  const text = eventText('L05');
  const { value: node } = readJson(sourceText('event.json', text));
  const [fault] = checkTriggerResponse(eventOf('L05'));

  function placed(given: Diagnostic | undefined, root = node): string | undefined {
    const [at] = given && root ? placeFaults([given], root) : [];
    return at?.span && text.slice(at.span.start, at.span.end);
  }

  test('get their place in the text of the event', () => {
    expect(fault?.span).toBeUndefined();
    expect(placed(fault)).toBe('"true"');
  });

  test('that are about a member get the place of its name', () => {
    const about = triggerFault('trigger/no-effect', ['response', 'autoConfirmUser'], 'm');
    expect(placed(about)).toBe('"autoConfirmUser"');
  });

  test('stand where their path ends, if it leads nowhere', () => {
    expect(placed(triggerFault('trigger/type', ['region', 'x'], 'm'))).toBe('"us-east-1"');
    expect(placed(triggerFault('trigger/type', ['response', 0], 'm'))).toContain('"true"');
    expect(placed(triggerFault('trigger/type', [], 'm'))).toBe(text);
  });

  test('keep a place that they have', () => {
    const at = { start: 0, end: 1 };
    expect(placed(triggerFault('trigger/type', ['region'], 'm', { at }))).toBe('{');
  });

  test('have none where the event is no text', () => {
    expect(placed(fault, nodeFromValue(JSON.parse(text)))).toBeUndefined();
    const { path, ...bare } = fault ?? triggerFault('trigger/type', [], 'm');
    expect(path).toEqual(['response', 'autoConfirmUser']);
    expect(placed(bare)).toBe(text);
  });

  test('find their item in a list', () => {
    const listText = '{"response": [1, "here"]}';
    const { value: root } = readJson(sourceText('event.json', listText));
    const [at] = placeFaults(
      [triggerFault('trigger/type', ['response', 1], 'm')],
      root ?? { kind: 'null' },
    );
    expect(listText.slice(at?.span?.start, at?.span?.end)).toBe('"here"');
  });
});

test('the event of a sign-in without groups, in each version', () => {
  const pool: UserPool = {
    id: 'eu-west-1_Photos001',
    clients: [],
    groups: [],
    users: [],
    triggers: { preTokenGeneration: { lambdaVersion: 'V1_0' } },
  };
  const user: User = {
    username: 'ana',
    enabled: true,
    userStatus: 'CONFIRMED',
    groups: [],
    attributes: new Map([['sub', '7d0c']]),
  };
  for (const lambdaVersion of ['V1_0', 'V2_0', 'V3_0'] as const) {
    const triggers = { preTokenGeneration: { lambdaVersion } };
    const { trigger, ...sent } = tokenEvent({ ...pool, triggers }, user, { clientId: 'web' });
    const { value, diagnostics } = readTriggerEvent(sent);
    expect(diagnostics).toEqual([]);
    expect(value).toEqual({ trigger, ...sent });
    expect(value && checkTriggerResponse(value)).toEqual([]);
  }
});

test('a trigger never widens what its suppressions leave: suppressed scopes and claims are gone', () => {
  const word = fc.constantFrom<string>(
    'a',
    'b',
    'c',
    'aws.cognito.signin.user.admin',
    'x/read',
    '',
  );
  fc.assert(
    fc.property(fc.array(word), fc.array(word), fc.array(word), (add, suppress, claims) => {
      const details = { scopesToAdd: add, scopesToSuppress: suppress, claimsToSuppress: claims };
      const effect = applyTriggerResponse({
        ...eventOf('L23'),
        response: { claimsAndScopeOverrideDetails: { accessTokenGeneration: details } },
      });
      const after = effect.kind === 'claims' ? effect.accessToken?.after : undefined;
      const scopes = String(after?.get('scope') ?? '').split(' ');
      expect(after).toBeDefined();
      expect(scopes.filter((scope) => scope !== '' && suppress.includes(scope))).toEqual([]);
      expect(claims.filter((claim) => after?.has(claim))).toEqual([]);
    }),
  );
});

describe('a run', () => {
  const ofRun = (id: string, run: TriggerRun): unknown => {
    const { value, diagnostics } = applyTriggerRun(eventOf(id), run);
    return { effect: value?.effect, told: shown(diagnostics) };
  };
  const refused = (code: string, more: object = {}): object => ({
    effect: { kind: 'refused', code, certainty: 'documented', ...more },
    told: ['trigger/run '],
  });

  test('that answers does what the answer says', () => {
    const answer = { ...caseOf('L17').event, response: { answerCorrect: false } };
    expect(ofRun('L17', { outcome: 'answered', answer })).toEqual({
      effect: { kind: 'verdict', answerCorrect: false },
      told: [],
    });
  });

  test('that answers with another event is told, and only its response counts', () => {
    const answer = {
      ...caseOf('L17').event,
      userName: 'eve',
      version: '2',
      response: { answerCorrect: true, extra: 1 },
    };
    expect(ofRun('L17', { outcome: 'answered', answer })).toEqual({
      effect: { kind: 'verdict', answerCorrect: true },
      told: [
        'trigger/changed-event version',
        'trigger/changed-event userName',
        'trigger/unknown-member response/extra',
      ],
    });
  });

  test.each([null, 'ok', [], 1])('that answers %j is no answer', (answer) => {
    expect(ofRun('L17', { outcome: 'answered', answer })).toEqual(
      refused('InvalidLambdaResponseException'),
    );
  });

  test('that answers without a response is no answer', () => {
    const { response, ...answer } = { response: 1, ...caseOf('L08').event };
    expect(response).toBeDefined();
    expect(ofRun('L08', { outcome: 'answered', answer })).toEqual(
      refused('InvalidLambdaResponseException', { certainty: 'inferred' }),
    );
  });

  test.each([
    ['not from here', 'PreAuthentication failed with error not from here.'],
    ['not from here.', 'PreAuthentication failed with error not from here.'],
  ])('that throws %j refuses with it', (message, wanted) => {
    expect(ofRun('L08', { outcome: 'threw', message })).toEqual(
      refused('UserLambdaValidationException', { message: wanted }),
    );
  });

  test('that takes too long or ends badly refuses', () => {
    expect(ofRun('L08', { outcome: 'timedOut', milliseconds: 5000 })).toEqual(
      refused('UnexpectedLambdaException'),
    );
    expect(ofRun('L08', { outcome: 'unusable', why: 'a cycle' })).toEqual(
      refused('InvalidLambdaResponseException'),
    );
  });

  test('that never was does nothing', () => {
    expect(ofRun('L08', { outcome: 'notRun', why: 'there is no such file' })).toEqual({
      effect: undefined,
      told: ['trigger/run '],
    });
  });

  test.each(['L34', 'L36'])('of a sender (%s) stops nobody', (id) => {
    const proceeds = { kind: 'proceeds' };
    expect(ofRun(id, { outcome: 'answered', answer: null })).toEqual({
      effect: proceeds,
      told: [],
    });
    expect(ofRun(id, { outcome: 'threw', message: 'no' })).toEqual({
      effect: proceeds,
      told: ['trigger/run '],
    });
  });

  test('tells errors on one line', () => {
    const { diagnostics } = applyTriggerRun(eventOf('L08'), {
      outcome: 'threw',
      message: 'a\n  b',
    });
    expect(diagnostics.map(({ message }) => message)).toEqual(['the function throws: a b']);
  });
});

function caseOf(id: string): TriggerCase {
  const found = cases.find((one) => one.id === id);
  if (!found) throw new Error(`no case ${id}`);
  return found;
}

function eventText(id: string): string {
  return JSON.stringify(caseOf(id).event, null, 2);
}

function eventOf(id: string): TriggerEvent {
  const { value } = readTriggerEvent(caseOf(id).event);
  if (!value) throw new Error(`${id} cannot be read`);
  return value;
}

function shown(diagnostics: readonly Diagnostic[]): readonly string[] {
  return diagnostics.map(({ code, path = [] }) => `${code} ${path.join('/')}`);
}

/** An effect as JSON; of the claims after it those that the case names. */
function plain(effect: TriggerEffect, named: EffectCase = {}): unknown {
  if (effect.kind === 'claims') {
    const { kind, idToken, accessToken } = effect;
    return {
      kind,
      ...(idToken && { idToken: plainToken(idToken, named.idToken?.after) }),
      ...(accessToken && { accessToken: plainToken(accessToken, named.accessToken?.after) }),
    };
  }
  return JSON.parse(
    JSON.stringify(effect, (_, value) =>
      value instanceof Map ? Object.fromEntries(value) : value,
    ),
  );
}

function plainToken({ after, ignored, certainty }: TokenChange, named: object = {}): unknown {
  const told = Object.keys(named).map((name) => [name, after.get(name) ?? null]);
  return {
    after: Object.fromEntries(told),
    ignored: ignored.map(({ claim }) => claim),
    certainty,
  };
}
