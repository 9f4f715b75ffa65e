/** What the worker says to who started it. */
export type WorkerMessage =
  | { readonly kind: 'answered'; readonly json: string }
  | { readonly kind: 'threw' | 'noJson' | 'noFunction'; readonly message: string };

/**
 * The program of the worker that runs a trigger's function, as text: a bundle has no file of its own
 * for it. Calls the function as Lambda does, with a callback for those that take one.
 */
export const workerProgram = `'use strict';
const { parentPort, workerData } = require('node:worker_threads');
const { url, handlerName, eventJson, milliseconds } = workerData;
const post = parentPort.postMessage.bind(parentPort);
const stringify = JSON.stringify;
const started = Date.now();

function textOf(error) {
  try {
    return String(error instanceof Error ? error.message : error);
  } catch {
    return 'an error that cannot be shown';
  }
}

function call(handler) {
  const context = {
    functionName: 'trigger',
    functionVersion: '$LATEST',
    getRemainingTimeInMillis: () => Math.max(0, milliseconds - (Date.now() - started)),
  };
  return new Promise((resolve, reject) => {
    const callback = (error, answer) => (error ? reject(error) : resolve(answer));
    const answer = handler(JSON.parse(eventJson), context, callback);
    if (answer !== undefined || handler.length < 3) resolve(answer);
  });
}

async function run() {
  let module;
  try {
    module = await import(url);
  } catch (error) {
    return { kind: 'noFunction', message: 'it cannot be loaded: ' + textOf(error) };
  }
  const handler = module[handlerName] ?? module.default?.[handlerName];
  if (typeof handler !== 'function') {
    return { kind: 'noFunction', message: 'it exports no function \`' + handlerName + '\`' };
  }
  let answer;
  try {
    answer = await call(handler);
  } catch (error) {
    return { kind: 'threw', message: textOf(error) };
  }
  try {
    return { kind: 'answered', json: stringify(answer) ?? 'null' };
  } catch (error) {
    return { kind: 'noJson', message: textOf(error) };
  }
}

run().then(post);
`;
