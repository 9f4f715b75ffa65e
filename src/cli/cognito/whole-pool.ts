import type { JsonNode } from '../../../grammar/json/tree.ts';
import type { CognitoScenario } from '../../cognito/cognito-scenario.ts';
import type { AnswerJson } from '../../report/answer.ts';
import { cognitoErrorJson } from '../../report/cognito/answer-json.ts';
import { failureText } from '../../report/text.ts';
import type { Finding } from '../../scenario/scenario.ts';
import { type ExitCode, exitCodes, type Io } from '../io.ts';
import { messagesTo } from '../messages.ts';
import { graver } from '../outcome.ts';
import { type CommonArguments, paintFor } from '../settings.ts';
import type { AskedPool } from './asked-pool.ts';
import type { PoolArguments } from './load-pool.ts';
import { askPool } from './pool-question.ts';
import { nameOf } from './printers.ts';
import { type CognitoQuestion, cognitoQuestions, problemsIn, warningsIn } from './questions.ts';

/** Flags of the commands that ask about a whole pool. */
export interface WholePoolArguments extends CommonArguments, PoolArguments {
  readonly scenario: readonly string[];
  readonly format: 'text' | 'json' | 'ndjson';
}

/** What a command asks, and how it tells the answer. */
export interface WholePoolCommand {
  readonly name: string;
  /** A scenario as the command needs it: with what flags say. */
  readonly complete: (document: JsonNode) => JsonNode;
  readonly answer: (
    scenario: CognitoScenario,
    beside: Pick<CognitoQuestion, 'id'> & {
      readonly pool?: AskedPool | undefined;
      readonly warnings: readonly Finding[];
    },
  ) => WholePoolTold;
}

export interface WholePoolTold {
  readonly json: () => AnswerJson;
  readonly text: () => string;
  readonly line: () => string;
  /** Whether something was found that the command is to fail on. */
  readonly found: boolean;
}

/** Answers each scenario; without any, the pool of --pool. */
export async function answerWholePools(
  command: WholePoolCommand,
  given: WholePoolArguments,
  io: Io,
): Promise<ExitCode> {
  const pool = await askPool(`cognito ${command.name}`, given, io);
  if ('code' in pool) return pool.code;
  const { scenario: files, format, quiet } = given;
  const { complete } = command;
  const tell = messagesTo(io);
  const input = { files, complete, byLines: format === 'ndjson', ...pool };
  let code: ExitCode = exitCodes.done;
  let first = true;
  for await (const question of cognitoQuestions(input, io)) {
    if (format === 'text') tell(question.scenario && quiet ? [] : question.findings);
    const told = toldOf(question, command, pool);
    await io.out(printed(told, question, { given, apart: !first && !quiet }, io));
    first = false;
    code = graver(code, codeOf(told));
  }
  return code;
}

function toldOf(
  question: CognitoQuestion,
  { answer }: WholePoolCommand,
  pool: { readonly pool?: AskedPool },
): WholePoolTold | undefined {
  const { id, scenario } = question;
  if (!scenario || problemsIn(question).length > 0) return undefined;
  const warnings = warningsIn(question);
  return answer(scenario, { ...(id !== undefined && { id }), ...pool, warnings });
}

function codeOf(told: WholePoolTold | undefined): ExitCode {
  if (!told) return exitCodes.badInput;
  return told.found ? exitCodes.notMet : exitCodes.done;
}

function printed(
  told: WholePoolTold | undefined,
  question: CognitoQuestion,
  { given, apart }: { readonly given: WholePoolArguments; readonly apart: boolean },
  io: Io,
): string {
  if (given.format !== 'text') {
    const answer =
      told?.json() ?? cognitoErrorJson(question.id, problemsIn(question), question.line);
    return `${JSON.stringify(answer)}\n`;
  }
  const gap = apart ? '\n' : '';
  if (!told) return gap + failureText(nameOf(question), problemsIn(question), paintFor(given, io));
  return given.quiet ? `${told.line()}\n` : gap + told.text();
}
