import type { JsonNode } from '../../../grammar/json/tree.ts';
import type { CognitoOptions } from '../../cognito/what-if.ts';
import type { Reach } from '../../report/cognito/answer-text.ts';
import { answerCognito } from '../cognito/answering.ts';
import type { AskedPool } from '../cognito/asked-pool.ts';
import {
  type CognitoFlags,
  NOBODY,
  readAssumptions,
  readCognitoFlags,
  type ScenarioArguments,
  saysWho,
  withFlags,
} from '../cognito/cognito-flags.ts';
import { type CognitoExpectation, meets, readExpectation } from '../cognito/expectation.ts';
import type { PoolArguments } from '../cognito/load-pool.ts';
import { askPool } from '../cognito/pool-question.ts';
import {
  type CognitoPrinter,
  cognitoJsonPrinter,
  cognitoTextPrinter,
} from '../cognito/printers.ts';
import {
  type CognitoQuestion,
  cognitoQuestions,
  problemsIn,
  warningsIn,
} from '../cognito/questions.ts';
import { withFunction } from '../cognito/run-in-scenario.ts';
import {
  type FunctionArguments,
  readFunctionFlags,
  type TriggerFunction,
} from '../cognito/trigger-function.ts';
import { documentsFrom } from '../documents.ts';
import { type ExitCode, exitCodes, type Io } from '../io.ts';
import { messagesTo } from '../messages.ts';
import { graver } from '../outcome.ts';
import { type CommonArguments, evaluationOptions, paintFor } from '../settings.ts';
import { refuseUsage, type UsageProblem } from '../usage.ts';

export interface CognitoArguments
  extends CommonArguments,
    ScenarioArguments,
    PoolArguments,
    FunctionArguments {
  readonly scenario: readonly string[];
  readonly format: 'text' | 'json' | 'ndjson';
  readonly expect?: string | undefined;
  readonly assume: readonly string[];
}

/** Which role a login gets, and whether STS lets it in. */
export function cognitoRole(given: CognitoArguments, io: Io): Promise<ExitCode> {
  return answerAll(given, 'role', io);
}

/** The same, and whether the session may do what is asked. */
export function cognitoCan(given: CognitoArguments, io: Io): Promise<ExitCode> {
  return answerAll(given, 'can', io);
}

interface Answering {
  readonly reach: Reach;
  readonly flags: CognitoFlags;
  readonly options: CognitoOptions;
  readonly pool?: AskedPool | undefined;
  readonly expectation?: CognitoExpectation | undefined;
  /** The trigger's function. */
  readonly ran?: TriggerFunction;
}

async function answerAll(given: CognitoArguments, reach: Reach, io: Io): Promise<ExitCode> {
  const read = readArguments(given, reach, io);
  if ('problem' in read) return refuseUsage(`cognito ${reach}`, read, io);
  const pool = await askPool(`cognito ${reach}`, given, io);
  if ('code' in pool) return pool.code;
  const answering = { ...read, ...pool };
  const printer = printerFor(given, answering, io);
  const tell = messagesTo(io);
  const { flags } = answering;
  if (printer.tells) for (const remark of flags.remarks) io.err(`warning: ${remark}\n`);
  const byLines = given.format === 'ndjson';
  let code: ExitCode = exitCodes.done;
  const complete = (document: JsonNode) => withFlags(document, flags);
  const input = { files: given.scenario, complete, byLines, ...pool };
  for await (const asked of cognitoQuestions(input, io)) {
    const question = await withFunction(asked, answering.ran);
    if (printer.tells) tell(question.scenario && given.quiet ? [] : question.findings);
    code = graver(code, await answerOne(question, answering, printer, io));
  }
  return code;
}

async function answerOne(
  question: CognitoQuestion,
  answering: Answering,
  printer: CognitoPrinter,
  io: Io,
): Promise<ExitCode> {
  if (!question.scenario || problemsIn(question).length > 0) {
    await io.out(printer.print({ question }));
    return exitCodes.badInput;
  }
  const answered = answerCognito(question.scenario, warningsIn(question), answering);
  const { expectation } = answering;
  const met = expectation && meets(expectation, answered.answer);
  await io.out(printer.print({ question, answered, ...(met !== undefined && { met }) }));
  return met === false ? exitCodes.notMet : exitCodes.done;
}

function readArguments(given: CognitoArguments, reach: Reach, io: Io): Answering | UsageProblem {
  const contradiction = contradictionIn(given);
  if (contradiction) return contradiction;
  const evaluation = evaluationOptions(given, io);
  if ('problem' in evaluation) return evaluation;
  const flags = readCognitoFlags(given, documentsFrom(io), io);
  if ('problem' in flags) return flags;
  if (given.scenario.length === 0 && !saysWho(flags)) return NOBODY;
  const assumed = readAssumptions(given.assume);
  if ('problem' in assumed) return assumed;
  const named = readFunctionFlags(given);
  if ('problem' in named) return named;
  const expectation = given.expect === undefined ? undefined : readExpectation(given.expect);
  if (expectation && 'problem' in expectation) return expectation;
  if (reach === 'role' && expectation?.kind === 'decision') return noDecision;
  // Tokens in files outlive their hour: they expire only where somebody says what time it is.
  const now = given.now === undefined ? {} : { now: evaluation.now ?? io.now() };
  return { reach, flags, options: { evaluation, ...assumed, ...now }, expectation, ...named };
}

/** Flags that are clear each by itself and mean nothing together. */
function contradictionIn({
  scenario,
  pool,
  runTrigger,
}: CognitoArguments): UsageProblem | undefined {
  if (scenario.length === 0 && pool.length === 0) return NOTHING;
  return runTrigger !== undefined && pool.length > 0 ? notWithPool : undefined;
}

const NOTHING: UsageProblem = {
  problem: 'there is nothing to answer',
  help: 'name a file with a Cognito scenario, or - for standard input; or --pool with the files of a project',
};

const notWithPool: UsageProblem = {
  problem: '--run-trigger cannot be combined with --pool',
  help: 'write the pool into the scenario',
};

const noDecision: UsageProblem = {
  problem: 'there is no decision to expect: the command stops at the role',
  help: 'write `--expect role:<arn>` or `--expect error:<code>`, or use `verdict cognito can`',
};

function printerFor(
  given: CognitoArguments,
  { reach, expectation }: Answering,
  io: Io,
): CognitoPrinter {
  if (given.format !== 'text') return cognitoJsonPrinter();
  const { quiet, expect = '' } = given;
  return cognitoTextPrinter({
    paint: paintFor(given, io),
    quiet,
    reach,
    expected: expectation && { text: expect, expectation },
  });
}
