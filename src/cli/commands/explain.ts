import type { Denial } from '../../../grammar/denial/denial.ts';
import { readDenial } from '../../../grammar/denial/read-denial.ts';
import type { EvaluationOptions } from '../../evaluate/options.ts';
import { agreementText, agreesWith, denialJson, denialText } from '../../report/denial.ts';
import type { Expectation } from '../../scenario/scenario.ts';
import { answerAll, type Printer } from '../answering.ts';
import { withDenial } from '../denial-flags.ts';
import { type Documents, documentsFrom } from '../documents.ts';
import { type ExitCode, exitCodes, type Io, STDIN } from '../io.ts';
import { wholeText } from '../lines.ts';
import { messagesTo } from '../messages.ts';
import { derivationJsonPrinter, derivationPrinter } from '../printers.ts';
import {
  areEmpty,
  type RequestArguments,
  type RequestFlags,
  readRequestFlags,
} from '../request-flags.ts';
import { type CommonArguments, evaluationOptions, paintFor } from '../settings.ts';
import { startTally } from '../tally.ts';
import { refuseUsage, type UsageProblem } from '../usage.ts';

export interface ExplainArguments extends CommonArguments, RequestArguments {
  readonly scenario: readonly string[];
  readonly format: 'text' | 'json';
  readonly expect?: Expectation | undefined;
  /** An access-denied message, or the name of standard input. */
  readonly error?: string | undefined;
}

/** Tells the whole derivation of verdicts, or what an access-denied message of AWS means. */
export async function explainCommand(given: ExplainArguments, io: Io): Promise<ExitCode> {
  const documents = documentsFrom(io);
  const flags = readRequestFlags(given, documents);
  if ('problem' in flags) return refuseUsage('explain', flags, io);
  const options = evaluationOptions(given, io);
  if ('problem' in options) return refuseUsage('explain', options, io);
  if (given.error === undefined) {
    if (given.scenario.length === 0 && areEmpty(flags)) return refuseUsage('explain', NOTHING, io);
    return derive(given, { flags, options, documents }, io);
  }
  const denial = await denialFrom(given, io);
  if ('problem' in denial) return refuseUsage('explain', denial, io);
  if (given.scenario.length > 0 || flags.policies.size > 0) {
    return derive(given, { flags: withDenial(flags, denial), options, documents, denial }, io);
  }
  await io.out(
    given.format === 'json'
      ? `${JSON.stringify(denialJson(denial))}\n`
      : denialText(denial, paintFor(given, io)),
  );
  return exitCodes.done;
}

const NOTHING: UsageProblem = {
  problem: 'there is nothing to explain',
  help: 'name a scenario file, give --principal, --action, --resource and --policy, or paste a message after --error',
};

async function denialFrom(
  { error = '', scenario }: ExplainArguments,
  io: Io,
): Promise<Denial | UsageProblem> {
  if (error === STDIN && scenario.includes(STDIN)) {
    return { problem: 'standard input cannot be both the message and the scenario' };
  }
  const text = error === STDIN ? await wholeText(io.stdin()) : error;
  const { value, diagnostics } = readDenial(text ?? '');
  if (value) return value;
  const [first] = diagnostics;
  return {
    problem: `--error: ${first?.message ?? 'the message cannot be read'}`,
    ...(first?.help !== undefined && { help: first.help }),
  };
}

interface Deriving {
  readonly flags: RequestFlags;
  readonly options: EvaluationOptions;
  readonly documents: Documents;
  readonly denial?: Denial;
}

async function derive(given: ExplainArguments, deriving: Deriving, io: Io): Promise<ExitCode> {
  const { flags, options, documents } = deriving;
  const { scenario: files, expect } = given;
  const tally = startTally(false);
  const printer = printerFor(given, deriving, io);
  const asking = { files, flags, expect };
  await answerAll({ asking, documents, options, printer, tally, tell: messagesTo(io) }, io);
  return tally.exitCode();
}

function printerFor(given: ExplainArguments, { options, denial }: Deriving, io: Io): Printer {
  if (given.format === 'json') {
    return derivationJsonPrinter(options, (evaluation) =>
      denial ? { denial, agrees: agreesWith(denial, evaluation) ?? null } : {},
    );
  }
  const paint = paintFor(given, io);
  const printer = derivationPrinter({
    paint,
    quiet: given.quiet,
    options,
    severalFiles: given.scenario.length > 1,
  });
  if (!denial) return printer;
  return {
    ...printer,
    answer(answered) {
      const text = printer.answer(answered);
      if ('problems' in answered) return text;
      return `${text}${agreementText(denial, answered.explanation.evaluation, paint)}`;
    },
  };
}
