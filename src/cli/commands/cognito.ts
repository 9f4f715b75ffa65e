import type { CognitoOptions } from '../../cognito/what-if.ts';
import type { Reach } from '../../report/cognito/answer-text.ts';
import { answerCognito } from '../cognito/answering.ts';
import {
  type CognitoFlags,
  readAssumptions,
  readCognitoFlags,
  type ScenarioArguments,
} from '../cognito/cognito-flags.ts';
import { type CognitoExpectation, meets, readExpectation } from '../cognito/expectation.ts';
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
import { documentsFrom } from '../documents.ts';
import { type ExitCode, exitCodes, type Io } from '../io.ts';
import { messagesTo } from '../messages.ts';
import { graver } from '../outcome.ts';
import { type CommonArguments, evaluationOptions, paintFor } from '../settings.ts';
import { refuseUsage, type UsageProblem } from '../usage.ts';

export interface CognitoArguments extends CommonArguments, ScenarioArguments {
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
  readonly expectation?: CognitoExpectation | undefined;
}

async function answerAll(given: CognitoArguments, reach: Reach, io: Io): Promise<ExitCode> {
  const answering = readArguments(given, reach, io);
  if ('problem' in answering) return refuseUsage(`cognito ${reach}`, answering, io);
  const printer = printerFor(given, answering, io);
  const tell = messagesTo(io);
  const { flags } = answering;
  if (printer.tells) for (const remark of flags.remarks) io.err(`warning: ${remark}\n`);
  const byLines = given.format === 'ndjson';
  let code: ExitCode = exitCodes.done;
  for await (const question of cognitoQuestions({ files: given.scenario, flags, byLines }, io)) {
    if (printer.tells) tell(question.scenario && given.quiet ? [] : question.findings);
    code = graver(code, await answerOne(question, answering, printer, io));
  }
  return code;
}

async function answerOne(
  question: CognitoQuestion,
  { reach, options, expectation }: Answering,
  printer: CognitoPrinter,
  io: Io,
): Promise<ExitCode> {
  if (!question.scenario || problemsIn(question).length > 0) {
    await io.out(printer.print({ question }));
    return exitCodes.badInput;
  }
  const answered = answerCognito(question.scenario, warningsIn(question), reach, options);
  const met = expectation && meets(expectation, answered.answer);
  await io.out(printer.print({ question, answered, ...(met !== undefined && { met }) }));
  return met === false ? exitCodes.notMet : exitCodes.done;
}

function readArguments(given: CognitoArguments, reach: Reach, io: Io): Answering | UsageProblem {
  if (given.scenario.length === 0) return NOTHING;
  const evaluation = evaluationOptions(given, io);
  if ('problem' in evaluation) return evaluation;
  const flags = readCognitoFlags(given, documentsFrom(io), io);
  if ('problem' in flags) return flags;
  const assumed = readAssumptions(given.assume);
  if ('problem' in assumed) return assumed;
  const expectation = given.expect === undefined ? undefined : readExpectation(given.expect);
  if (expectation && 'problem' in expectation) return expectation;
  if (reach === 'role' && expectation?.kind === 'decision') return noDecision;
  // Tokens in files outlive their hour: they expire only where somebody says what time it is.
  const now = given.now === undefined ? {} : { now: evaluation.now ?? io.now() };
  return { reach, flags, options: { evaluation, ...assumed, ...now }, expectation };
}

const NOTHING: UsageProblem = {
  problem: 'there is nothing to answer',
  help: 'name a file with a Cognito scenario, or - for standard input',
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
