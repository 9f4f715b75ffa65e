import { catalogInfo } from '../../catalog/services/services.ts';
import type { Preset } from '../../lint/levels.ts';
import type { LintOptions } from '../../lint/lint.ts';
import { rules } from '../../lint/rules.ts';
import { typeOfWord } from '../../lint/type-words.ts';
import type { LintedFile, LintRun } from '../../report/lint/lint-run.ts';
import { printable } from '../../report/names.ts';
import { painter } from '../../report/paint.ts';
import { type ExitCode, exitCodes, type Io, STDIN } from '../io.ts';
import { type FileToLint, filesToLint } from '../lint/find-files.ts';
import { type Report, reportsFrom } from '../lint/formats.ts';
import { lintFile, readLinted } from '../lint/lint-file.ts';
import { exitCodeFor, type Threshold, thresholdFrom } from '../lint/threshold.ts';
import { messagesTo } from '../messages.ts';
import { graver } from '../outcome.ts';
import { type CommonArguments, paintFor } from '../settings.ts';
import { refuseUsage, type UsageProblem } from '../usage.ts';

export interface LintArguments extends Pick<CommonArguments, 'color' | 'quiet'> {
  readonly file: readonly string[];
  readonly stdin: boolean;
  readonly stdinFilename?: string | undefined;
  readonly type: string;
  readonly resourceType?: string | undefined;
  readonly preset?: readonly Preset[] | undefined;
  readonly format: readonly string[];
  readonly output?: string | undefined;
  readonly failOn: string;
  readonly maxWarnings?: string | undefined;
  readonly allowEmpty: boolean;
}

/** Tells what is wrong with policies. */
export async function lintCommand(given: LintArguments, io: Io): Promise<ExitCode> {
  const reports = reportsFrom(given.format, given.output);
  if ('problem' in reports) return refuseUsage('lint', reports, io);
  const threshold = thresholdFrom(given.failOn, given.maxWarnings);
  if ('problem' in threshold) return refuseUsage('lint', threshold, io);
  const names = given.stdin ? [...given.file, STDIN] : given.file;
  if (names.length === 0) return refuseUsage('lint', NOTHING, io);
  const { files, unread } = await lintAll(filesToLint(names, io), given, io);
  return conclude({ files, unread, reports, threshold }, given, io);
}

const NOTHING: UsageProblem = {
  problem: 'there is nothing to lint',
  help: 'name files, folders or patterns, or - for standard input',
};

interface Linted {
  readonly files: readonly LintedFile[];
  /** Whether a file that was named could not be read. */
  readonly unread: boolean;
}

async function lintAll(
  wanted: readonly FileToLint[],
  given: LintArguments,
  io: Io,
): Promise<Linted> {
  const tell = messagesTo(io);
  const options = optionsFrom(given, io);
  const files: LintedFile[] = [];
  let unread = false;
  for (const file of wanted) {
    const read = await readLinted(file.path, given.stdinFilename, io);
    if ('problem' in read) {
      unread = true;
      tell([read.problem]);
      continue;
    }
    const linted = lintFile(read.source, file, options);
    if (linted) files.push(linted);
  }
  return { files, unread };
}

function optionsFrom({ type, resourceType, preset }: LintArguments, io: Io): LintOptions {
  const wanted = typeOfWord(type);
  return {
    ...(wanted !== undefined && { type: wanted }),
    ...(resourceType !== undefined && { resourceType }),
    ...(preset !== undefined && { presets: preset }),
    surroundings: { now: io.now() },
  };
}

interface Outcome extends Linted {
  readonly reports: readonly Report[];
  readonly threshold: Threshold;
}

async function conclude(
  { files, unread, reports, threshold }: Outcome,
  given: LintArguments,
  io: Io,
): Promise<ExitCode> {
  const run: LintRun = { files, rules, facts: catalogInfo(), version: io.version };
  const written = await writeReports(run, reports, given, io);
  const empty = files.every(({ policies, faults }) => policies.length + faults.length === 0);
  if (unread || !written) return exitCodes.badInput;
  if (empty && !given.allowEmpty) {
    io.err('verdict lint: no policy was found, so nothing was linted\n');
    io.err('  help: name other files, or say --allow-empty if that is as it should be\n');
    return exitCodes.badInput;
  }
  return graver(exitCodes.done, exitCodeFor(run, threshold));
}

/** Whether every report could be written. */
async function writeReports(
  run: LintRun,
  reports: readonly Report[],
  given: LintArguments,
  io: Io,
): Promise<boolean> {
  let written = true;
  for (const { format, output } of reports) {
    const paint = output === undefined ? paintFor(given, io) : painter(false);
    const text = format(run, { paint, quiet: given.quiet });
    if (output === undefined) {
      await io.out(text);
      continue;
    }
    const problem = io.writeFile(output, text)?.problem;
    if (problem === undefined) continue;
    io.err(`verdict lint: cannot write \`${printable(output)}\`: ${problem}\n`);
    written = false;
  }
  return written;
}
