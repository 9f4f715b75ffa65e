import type { Claims } from '../../cognito/claims.ts';
import type { TriggerEvent } from '../../cognito/triggers/trigger-event.ts';
import { type AppliedRun, applyTriggerRun } from '../../cognito/triggers/trigger-run.ts';
import type { Parsed } from '../../text/diagnostic.ts';
import type { UsageProblem } from '../usage.ts';

/** The flags that name a trigger's function, as typed. */
export interface FunctionArguments {
  readonly runTrigger?: string | undefined;
  readonly handler?: string | undefined;
}

/** A function that somebody has named to be run: without the flag no JavaScript ever is. */
export interface TriggerFunction {
  readonly file: string;
  readonly handler: string;
}

export function readFunctionFlags({
  runTrigger,
  handler,
}: FunctionArguments): { readonly ran?: TriggerFunction } | UsageProblem {
  if (runTrigger !== undefined) return { ran: { file: runTrigger, handler: handler ?? 'handler' } };
  return handler === undefined
    ? {}
    : { problem: '--handler names a function of the file that --run-trigger names' };
}

/** Runs the function with an event. The worker is loaded only now. */
export async function applyFunction(
  { file, handler }: TriggerFunction,
  event: TriggerEvent,
  claims?: Claims,
): Promise<Parsed<AppliedRun>> {
  const { runTrigger } = await import('./run-trigger.ts');
  return applyTriggerRun(event, await runTrigger({ file, handler, event }), claims);
}
