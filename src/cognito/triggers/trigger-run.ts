import { nodeFromValue } from '../../../grammar/json/from-value.ts';
import { kindOf } from '../../../grammar/json/members.ts';
import { collectDiagnostics } from '../../text/collect.ts';
import type { Diagnostic, Parsed } from '../../text/diagnostic.ts';
import type { Claims } from '../claims.ts';
import { readClaimValue } from '../read-claim-value.ts';
import { isClaimObject } from '../trigger-answer.ts';
import { applyTriggerResponse, malformed } from './apply-trigger-response.ts';
import { checkTriggerResponse } from './check-trigger-response.ts';
import type { TriggerEffect } from './trigger-effect.ts';
import type { TriggerEvent } from './trigger-event.ts';
import { triggerFault } from './trigger-faults.ts';

/** How the run of a trigger's function ended. */
export type TriggerRun =
  /** It answered with JSON. */
  | { readonly outcome: 'answered'; readonly answer: unknown }
  /** It threw, or rejected. */
  | { readonly outcome: 'threw'; readonly message: string }
  | { readonly outcome: 'timedOut'; readonly milliseconds: number }
  /** It answered with something that is no JSON, ended without an answer, or took too much memory. */
  | { readonly outcome: 'unusable'; readonly why: string }
  /** There is no function to run. */
  | { readonly outcome: 'notRun'; readonly why: string };

/** A run, and what it does to the login; no value where nothing was run. */
export interface AppliedRun {
  /** The event with the function's response. */
  readonly event: TriggerEvent;
  readonly effect: TriggerEffect;
}

/** What the run of a trigger's function does to the login that the event is about (section 5.3). */
export function applyTriggerRun(
  event: TriggerEvent,
  run: TriggerRun,
  claims?: Claims,
): Parsed<AppliedRun> {
  switch (run.outcome) {
    case 'answered':
      return applyAnswer(event, run.answer, claims);
    case 'threw':
      return ended(event, `the function throws: ${run.message}`, {
        kind: 'refused',
        code: 'UserLambdaValidationException',
        message: thrown(event, run.message),
        certainty: 'documented',
      });
    case 'timedOut':
      return ended(event, `the function has not answered within ${run.milliseconds} ms`, {
        kind: 'refused',
        code: 'UnexpectedLambdaException',
        certainty: 'documented',
      });
    case 'unusable':
      return ended(event, run.why, malformed);
    case 'notRun':
      return { value: undefined, diagnostics: [triggerFault('trigger/run', [], run.why)] };
    default:
      return run satisfies never;
  }
}

/** The client sees the error's text; how AWS words it is inferred. */
function thrown({ trigger }: TriggerEvent, message: string): string {
  return `${trigger} failed with error ${message}${message.endsWith('.') ? '' : '.'}`;
}

/** Cognito does not wait for those that send messages, however they end. */
function ended(event: TriggerEvent, why: string, refusal: TriggerEffect): Parsed<AppliedRun> {
  return {
    value: { event, effect: isSender(event) ? { kind: 'proceeds' } : refusal },
    diagnostics: [triggerFault('trigger/run', [], oneLine(why))],
  };
}

function isSender({ trigger }: TriggerEvent): boolean {
  return trigger === 'CustomEmailSender' || trigger === 'CustomSMSSender';
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function applyAnswer(
  event: TriggerEvent,
  answer: unknown,
  claims: Claims | undefined,
): Parsed<AppliedRun> {
  if (isSender(event)) return { value: { event, effect: { kind: 'proceeds' } }, diagnostics: [] };
  const node = nodeFromValue(answer);
  if (node.kind !== 'object') {
    return ended(event, `the function must return the event, not ${kindOf(node)}`, malformed);
  }
  const value = readClaimValue(() => {}, { node, path: [] });
  const returned = new Map(isClaimObject(value) ? Object.entries(value) : []);
  const response = returned.get('response');
  if (response === undefined) {
    return ended(event, 'the function has returned an event without `response`', {
      ...malformed,
      certainty: 'inferred',
    });
  }
  const { add, diagnostics } = collectDiagnostics();
  for (const name of ['version', 'triggerSource', 'userPoolId', 'userName'] as const) {
    if (returned.get(name) !== event[name]) add(changed(name));
  }
  const answered: TriggerEvent = { ...event, response };
  for (const diagnostic of checkTriggerResponse(answered)) add(diagnostic);
  return {
    value: { event: answered, effect: applyTriggerResponse(answered, claims) },
    diagnostics,
  };
}

/** That only the response counts is inferred. */
function changed(name: string): Diagnostic {
  return triggerFault(
    'trigger/changed-event',
    [name],
    `the function has changed \`${name}\` of the event; only \`response\` is read`,
  );
}
