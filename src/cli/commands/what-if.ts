import type { Expectation } from '../../scenario/scenario.ts';
import { answerAll, type Printer } from '../answering.ts';
import { documentsFrom } from '../documents.ts';
import { type Instead, readInstead } from '../instead.ts';
import { type ExitCode, exitCodes, type Io } from '../io.ts';
import { messagesTo } from '../messages.ts';
import { jsonPrinter, simulatorPrinter, type TextSettings, verdictPrinter } from '../printers.ts';
import { areEmpty, type RequestArguments, readRequestFlags } from '../request-flags.ts';
import { type CommonArguments, evaluationOptions, paintFor } from '../settings.ts';
import { startTally } from '../tally.ts';
import { refuseUsage, type UsageProblem } from '../usage.ts';

export interface WhatIfArguments extends CommonArguments, RequestArguments {
  readonly scenario: readonly string[];
  readonly format: 'text' | 'json' | 'aws';
  readonly expect?: Expectation | undefined;
  readonly exitStatus: boolean;
  readonly instead: readonly string[];
}

/** Decides sample requests, and tells why, or what other policies would change. */
export async function whatIf(given: WhatIfArguments, io: Io): Promise<ExitCode> {
  const refused = contradiction(given);
  if (refused) return refuseUsage('what-if', refused, io);
  const documents = documentsFrom(io);
  const flags = readRequestFlags(given, documents);
  if ('problem' in flags) return refuseUsage('what-if', flags, io);
  if (given.scenario.length === 0 && areEmpty(flags)) return refuseUsage('what-if', NOTHING, io);
  const options = evaluationOptions(given, io);
  if ('problem' in options) return refuseUsage('what-if', options, io);
  const tell = messagesTo(io);
  let instead: Instead | undefined;
  if (given.instead.length > 0) {
    const read = readInstead(given.instead, documents);
    if ('problem' in read) return refuseUsage('what-if', read, io);
    if (typeof read !== 'function') {
      tell(read);
      return exitCodes.badInput;
    }
    instead = read;
  }
  const { scenario: files, quiet, expect } = given;
  const paint = paintFor(given, io);
  const severalFiles = files.length > 1 || files.some((file) => /[*?[{]/.test(file));
  const printer = printerFor(given.format, { paint, quiet, options, severalFiles });
  const tally = startTally(given.exitStatus);
  const asking = { files, flags, expect };
  await answerAll({ asking, documents, options, instead, printer, tally, tell }, io);
  return tally.exitCode();
}

function printerFor(format: WhatIfArguments['format'], settings: TextSettings): Printer {
  switch (format) {
    case 'text':
      return verdictPrinter(settings);
    case 'json':
      return jsonPrinter();
    case 'aws':
      return simulatorPrinter();
    default:
      return format satisfies never;
  }
}

const NOTHING: UsageProblem = {
  problem: 'there is nothing to decide',
  help: 'name a scenario file, or give --principal, --action, --resource and --policy',
};

/** Flags that are clear each by itself and mean nothing together. */
function contradiction({ format, unknown, instead }: WhatIfArguments): UsageProblem | undefined {
  if (format !== 'aws') return undefined;
  if (unknown) {
    return {
      problem: '--format aws cannot be combined with --unknown',
      help: "the simulator's response has no word for a verdict that is unknown",
    };
  }
  if (instead.length > 0) {
    return {
      problem: '--format aws cannot be combined with --instead',
      help: "the simulator's response tells of one set of policies",
    };
  }
  return undefined;
}
