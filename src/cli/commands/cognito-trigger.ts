import type { ChoiceOptions } from '../../cognito/choosing.ts';
import type { Claims } from '../../cognito/claims.ts';
import type { CognitoScenario } from '../../cognito/cognito-scenario.ts';
import { readCognitoScenarioNode } from '../../cognito/read-cognito-scenario.ts';
import { applyTriggerResponse } from '../../cognito/triggers/apply-trigger-response.ts';
import { claimsBefore, roleChange } from '../../cognito/triggers/role-change.ts';
import type { AppliedRun } from '../../cognito/triggers/trigger-run.ts';
import type { ToldTrigger } from '../../report/cognito/trigger-report.ts';
import { type Finding, findingsIn } from '../../scenario/scenario.ts';
import { hasErrors } from '../../text/diagnostic.ts';
import { readAssumptions } from '../cognito/cognito-flags.ts';
import { type GivenEvent, triggerEvents } from '../cognito/trigger-events.ts';
import {
  applyFunction,
  type FunctionArguments,
  readFunctionFlags,
  type TriggerFunction,
} from '../cognito/trigger-function.ts';
import { type TriggerPrinter, triggerPrinter } from '../cognito/trigger-printers.ts';
import { documentsFrom } from '../documents.ts';
import { type ExitCode, exitCodes, type Io } from '../io.ts';
import { messagesTo } from '../messages.ts';
import { graver } from '../outcome.ts';
import { paintFor } from '../settings.ts';
import { refuseUsage, type UsageProblem } from '../usage.ts';

export interface TriggerArguments extends FunctionArguments {
  readonly event: readonly string[];
  /** A list where the flag is given twice. */
  readonly scenario?: string | readonly string[] | undefined;
  readonly assume: readonly string[];
  readonly format: 'text' | 'json' | 'ndjson';
  readonly color: 'auto' | 'always' | 'never';
  readonly quiet: boolean;
}

interface Applying {
  readonly ran?: TriggerFunction;
  readonly scenario?: CognitoScenario;
  readonly options: ChoiceOptions;
}

/** Checks events of Lambda triggers, and says what their answers do to the sign-in. */
export async function cognitoTrigger(given: TriggerArguments, io: Io): Promise<ExitCode> {
  const applying = readArguments(given, io);
  if ('problem' in applying) return refuseUsage('cognito trigger', applying, io);
  const { findings = [] } = applying;
  const tell = messagesTo(io);
  if (hasErrors(findings)) {
    tell(findings);
    return exitCodes.badInput;
  }
  const { format, quiet } = given;
  const printer = triggerPrinter({ format, quiet, paint: paintFor(given, io) });
  let code: ExitCode = exitCodes.done;
  for await (const one of triggerEvents(given.event, format === 'ndjson', io)) {
    const outcome = await answer(one, applying);
    if (printer.tells) tell(quiet && outcome.code === exitCodes.done ? [] : outcome.findings);
    await io.out(print(printer, one, outcome));
    code = graver(code, outcome.code);
  }
  return code;
}

function readArguments(
  given: TriggerArguments,
  io: Io,
): (Applying & { readonly findings?: readonly Finding[] }) | UsageProblem {
  if (given.event.length === 0) return NOTHING;
  const named = readFunctionFlags(given);
  if ('problem' in named) return named;
  const options = readAssumptions(given.assume);
  if ('problem' in options) return options;
  if (given.scenario === undefined) return { ...named, options };
  if (typeof given.scenario !== 'string') return { problem: '--scenario is given twice' };
  const { source, node, diagnostics } = documentsFrom(io).load(given.scenario);
  const read = node && readCognitoScenarioNode(node, source ? { source } : {});
  const findings = findingsIn([...diagnostics, ...(read?.diagnostics ?? [])], source);
  return { ...named, options, findings, ...(read?.value && { scenario: read.value }) };
}

const NOTHING: UsageProblem = {
  problem: 'there is nothing to check',
  help: "name a file with a trigger's event, or - for standard input",
};

interface Outcome {
  readonly code: ExitCode;
  readonly findings: readonly Finding[];
  readonly told?: ToldTrigger;
}

async function answer(given: GivenEvent, applying: Applying): Promise<Outcome> {
  if (!given.event) return { code: exitCodes.badInput, findings: given.findings };
  const { scenario, ran, options } = applying;
  const claims = claimsBefore(given.event, scenario?.userPools ?? []);
  const { value, findings, code } = ran
    ? await afterRun(ran, given.event, claims)
    : asGiven(given, given.event, claims);
  const all = [...given.findings, ...findings];
  if (!value) return { code, findings: all };
  const role = scenario && roleChange(value.event, value.effect, scenario, options);
  const { file, line } = given;
  const told: ToldTrigger = {
    file,
    ...(line !== undefined && { line }),
    ...value,
    ...(role && { role }),
    ...(ran && { ran: ran.file }),
    findings: all,
  };
  return { code, findings: all, told };
}

interface Applied {
  readonly value: AppliedRun | undefined;
  readonly findings: readonly Finding[];
  readonly code: ExitCode;
}

/** The answer is the one that stands in the event; one that Cognito cannot use is no bad input. */
function asGiven(
  { ofResponse }: GivenEvent,
  event: AppliedRun['event'],
  claims: Claims | undefined,
): Applied {
  return {
    value: { event, effect: applyTriggerResponse(event, claims) },
    findings: ofResponse,
    code: hasErrors(ofResponse) ? exitCodes.notMet : exitCodes.done,
  };
}

async function afterRun(
  ran: TriggerFunction,
  event: AppliedRun['event'],
  claims: Claims | undefined,
): Promise<Applied> {
  const { value, diagnostics } = await applyFunction(ran, event, claims);
  const code = hasErrors(diagnostics) ? exitCodes.badInput : exitCodes.done;
  return { value, findings: diagnostics, code };
}

function print(printer: TriggerPrinter, one: GivenEvent, { told, findings }: Outcome): string {
  return told ? printer.answer(told) : printer.failure(one, findings);
}
