import { existsSync } from 'node:fs';
import { extname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { quoted } from '../../../grammar/json/members.ts';
import type { TriggerEvent } from '../../cognito/triggers/trigger-event.ts';
import type { TriggerRun } from '../../cognito/triggers/trigger-run.ts';
import { type WorkerMessage, workerProgram } from './run-trigger-worker.ts';

export interface RunTriggerOptions {
  /** A `.mjs`, `.cjs` or `.js` file, as somebody named it for this. */
  readonly file: string;
  readonly event: TriggerEvent;
  /** The name under which the file exports the function. */
  readonly handler?: string;
  readonly milliseconds?: number;
}

/** Cognito waits five seconds, and nobody can change that (section 5.3). */
const timeLimit = 5000;

/** The smallest Lambda function has 128 MB. */
const resourceLimits = {
  maxOldGenerationSizeMb: 128,
  maxYoungGenerationSizeMb: 16,
  stackSizeMb: 4,
};

/** The longest answer of a Lambda function. */
const longestAnswer = 6 * 1024 * 1024;

/**
 * Runs a trigger's function once, in a worker with a time limit, without this process's environment
 * and standard input. What it prints is dropped. A worker is no sandbox: the function can do
 * whatever this process can, so run only code that you trust.
 */
export async function runTrigger({
  file,
  event,
  handler = 'handler',
  milliseconds = timeLimit,
}: RunTriggerOptions): Promise<TriggerRun> {
  if (!['.mjs', '.cjs', '.js'].includes(extname(file))) {
    return notRun(file, 'its name must end in .mjs, .cjs or .js');
  }
  if (!existsSync(file)) return notRun(file, 'there is no such file');
  const url = pathToFileURL(resolve(file)).href;
  const { trigger, ...sent } = event;
  const eventJson = JSON.stringify(sent);
  const worker = new Worker(workerProgram, {
    eval: true,
    name: 'trigger',
    workerData: { url, handlerName: handler, eventJson, milliseconds },
    argv: [],
    execArgv: [],
    env: {},
    stdin: true,
    stdout: true,
    stderr: true,
    resourceLimits,
  });
  worker.stdin?.end();
  worker.stdout.resume();
  worker.stderr.resume();
  const run = await ending(worker, file, milliseconds);
  // Not awaited: a function that waits for another process cannot be stopped.
  void worker.terminate();
  return run;
}

function notRun(file: string, why: string): TriggerRun {
  return { outcome: 'notRun', why: `cannot run ${quoted(file)}: ${why}` };
}

/** The first thing that happens to the worker; whatever it does later does not count. */
function ending(worker: Worker, file: string, milliseconds: number): Promise<TriggerRun> {
  return new Promise((settle) => {
    const timer = setTimeout(() => settle({ outcome: 'timedOut', milliseconds }), milliseconds);
    const end = (run: TriggerRun): void => {
      clearTimeout(timer);
      settle(run);
    };
    worker.once('message', (message: unknown) => end(runOf(message, file)));
    worker.once('messageerror', () => end(noAnswer));
    worker.once('error', (error: unknown) => end(failure(error)));
    worker.once('exit', () => end(noAnswer));
  });
}

const noAnswer: TriggerRun = {
  outcome: 'unusable',
  why: 'the function ends without an answer: it exits, or waits for what never comes',
};

function failure(error: unknown): TriggerRun {
  const outOfMemory =
    error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
  return outOfMemory
    ? { outcome: 'unusable', why: 'the function takes more than 128 MB of memory' }
    : { outcome: 'threw', message: error instanceof Error ? error.message : String(error) };
}

/** The function shares the worker with the program, and can send messages of its own. */
function isWorkerMessage(message: unknown): message is WorkerMessage {
  if (typeof message !== 'object' || message === null || !('kind' in message)) return false;
  return message.kind === 'answered'
    ? 'json' in message && typeof message.json === 'string'
    : 'message' in message && typeof message.message === 'string';
}

function runOf(message: unknown, file: string): TriggerRun {
  if (!isWorkerMessage(message)) return noAnswer;
  switch (message.kind) {
    case 'answered':
      return answered(message.json);
    case 'threw':
      return { outcome: 'threw', message: message.message };
    case 'noFunction':
      return notRun(file, message.message);
    default:
      return { outcome: 'unusable', why: `the function's answer is no JSON: ${message.message}` };
  }
}

function answered(json: string): TriggerRun {
  if (json.length > longestAnswer) {
    return { outcome: 'unusable', why: 'the answer is longer than the 6 MB that Lambda allows' };
  }
  try {
    return { outcome: 'answered', answer: JSON.parse(json) };
  } catch {
    return noAnswer;
  }
}
