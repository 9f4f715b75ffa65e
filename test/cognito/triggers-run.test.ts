import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { runTrigger } from '../../src/cli/cognito/run-trigger.ts';
import { readTriggerEvent } from '../../src/cognito/triggers/read-trigger-event.ts';
import type { TriggerEvent } from '../../src/cognito/triggers/trigger-event.ts';
import { applyTriggerRun, type TriggerRun } from '../../src/cognito/triggers/trigger-run.ts';

const folder = new URL('../../corpus/cognito-triggers/', import.meta.url);
const event = tokenEvent();

function tokenEvent(): TriggerEvent {
  const { value } = readTriggerEvent({
    version: '1',
    triggerSource: 'TokenGeneration_Authentication',
    region: 'us-east-1',
    userPoolId: 'us-east-1_AbCdEfGhI',
    userName: 'ada',
    callerContext: { clientId: 'client1' },
    request: {
      userAttributes: { sub: 's', 'custom:dept': 'legal' },
      groupConfiguration: { groupsToOverride: [], iamRolesToOverride: [], preferredRole: null },
    },
    response: {},
  });
  if (!value) throw new Error('the event cannot be read');
  return value;
}

function run(name: string, more: { handler?: string; milliseconds?: number } = {}) {
  return runTrigger({ file: fileURLToPath(new URL(`handlers/${name}`, folder)), event, ...more });
}

test('a function answers, and its answer changes the claims', async () => {
  const { value, diagnostics } = applyTriggerRun(event, await run('add-role.mjs'));
  expect(diagnostics).toEqual([]);
  expect(value?.effect.kind).toBe('claims');
  const claims = value?.effect.kind === 'claims' ? value.effect.idToken : undefined;
  expect(claims?.before.get('cognito:roles')).toBeUndefined();
  expect(claims?.after.get('cognito:preferred_role')).toBe('arn:aws:iam::123456789012:role/Legal');
  expect(claims?.after.get('department')).toBe('legal');
});

test('the function gets the event as Cognito sends it', async () => {
  const seen = await run('callback.cjs');
  const { trigger, ...sent } = event;
  expect(trigger).toBe('PreTokenGeneration');
  expect(seen).toEqual({
    outcome: 'answered',
    answer: { ...sent, response: { remaining: true } },
  });
});

test('a function sees no variable, no argument and no input of this process', async () => {
  process.env['SECRET_OF_THE_TEST'] = 'x';
  const seen = await run('surroundings.cjs');
  delete process.env['SECRET_OF_THE_TEST'];
  expect(seen).toMatchObject({
    outcome: 'answered',
    answer: { response: { variables: [], typed: '', args: [] } },
  });
});

test('another function of the file is run when it is named', async () => {
  expect((await run('other-name.js', { handler: 'main' })).outcome).toBe('answered');
});

describe('ends', () => {
  test.each<[string, TriggerRun]>([
    ['throws.mjs', { outcome: 'threw', message: 'only on\nweekdays' }],
    ['throws-oddly.mjs', { outcome: 'threw', message: 'an error that cannot be shown' }],
    ['throws-later.mjs', { outcome: 'threw', message: 'too late' }],
    ['callback-error.cjs', { outcome: 'threw', message: 'not from here' }],
    ['answers-nothing.mjs', { outcome: 'answered', answer: null }],
  ])('%s', async (name, wanted) => {
    expect(await run(name)).toEqual(wanted);
  });

  test.each(['hangs.mjs', 'waits.mjs'])('%s: by its time limit', async (name) => {
    expect(await run(name, { milliseconds: 200 })).toEqual({
      outcome: 'timedOut',
      milliseconds: 200,
    });
  });

  test.each([
    ['never-settles.mjs', 'ends without an answer'],
    ['exits.cjs', 'ends without an answer'],
    ['cycle.mjs', 'is no JSON'],
    ['answers-too-much.mjs', '6 MB'],
  ])('%s: without an answer that can be used', async (name, why) => {
    const ended = await run(name);
    expect(ended).toEqual({ outcome: 'unusable', why: expect.stringContaining(why) });
  });

  test('fills-memory.mjs: by its limit of memory', async () => {
    expect(await run('fills-memory.mjs', { milliseconds: 60_000 })).toEqual({
      outcome: 'unusable',
      why: expect.stringContaining('128 MB'),
    });
  });

  test.each([
    ['broken.mjs', 'cannot be loaded: at the start'],
    ['missing.mjs', 'there is no such file'],
    ['other-name.js', 'exports no function `handler`'],
    ['handler.ts', 'must end in .mjs, .cjs or .js'],
  ])('%s: before it was run', async (name, why) => {
    expect(await run(name)).toEqual({ outcome: 'notRun', why: expect.stringContaining(why) });
  });

  test.each([0, 1, 2, 3, 4])('messages of its own (%i) are no answer', async (index) => {
    const file = fileURLToPath(new URL('handlers/speaks-itself.cjs', folder));
    const asked: TriggerEvent = { ...event, userName: String(index) };
    expect((await runTrigger({ file, event: asked })).outcome).toBe('unusable');
  });
});

test('the time limit is five seconds when nobody says another', async () => {
  const started = performance.now();
  expect(await run('waits.mjs')).toEqual({ outcome: 'timedOut', milliseconds: 5000 });
  expect(performance.now() - started).toBeGreaterThan(4900);
});
