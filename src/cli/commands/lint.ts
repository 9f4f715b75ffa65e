import { catalogInfo } from '../../catalog/services/services.ts';
import { rulesInUse } from '../../lint/levels.ts';
import type { Rule } from '../../lint/rule.ts';
import type { LintedFile, LintRun } from '../../report/lint/lint-run.ts';
import { summaryText } from '../../report/lint/text.ts';
import { printable } from '../../report/names.ts';
import { painter } from '../../report/paint.ts';
import { hasErrors } from '../../text/diagnostic.ts';
import { type ExitCode, exitCodes, type Io, STDIN } from '../io.ts';
import { applyBaseline, type BaselineArguments } from '../lint/baseline-file.ts';
import { filesToLint } from '../lint/find-files.ts';
import { type FixArguments, fixFile, fixProblem } from '../lint/fix-file.ts';
import { type Report, reportsFrom } from '../lint/formats.ts';
import { lintFile, readLinted } from '../lint/lint-file.ts';
import { type LintPlan, type PlanArguments, planFrom } from '../lint/plan.ts';
import { suppressedFiles } from '../lint/suppressed-files.ts';
import { exitCodeFor, type Threshold, thresholdFrom } from '../lint/threshold.ts';
import { messagesTo } from '../messages.ts';
import { type CommonArguments, paintFor } from '../settings.ts';
import { refuseUsage, type UsageProblem } from '../usage.ts';

export interface LintArguments
  extends Pick<CommonArguments, 'color' | 'quiet'>,
    PlanArguments,
    BaselineArguments,
    FixArguments {
  readonly file: readonly string[];
  readonly stdin: boolean;
  readonly stdinFilename?: string | undefined;
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
  const contradiction = fixProblem(given);
  if (contradiction) return refuseUsage('lint', contradiction, io);
  const plan = await planFrom(given, io);
  if ('problem' in plan) return refuseUsage('lint', plan, io);
  if (!('rules' in plan)) {
    messagesTo(io)(plan);
    return exitCodes.badInput;
  }
  if (given.file.length === 0 && !given.stdin) return refuseUsage('lint', NOTHING, io);
  const linted = await lintAll(given, plan, io);
  const files = applyBaseline(suppressedFiles(linted.files, plan), given, io);
  if ('problem' in files) return refuseUsage('lint', files, io);
  return conclude({ files, unread: linted.unread, plan, reports, threshold }, given, io);
}

const NOTHING: UsageProblem = {
  problem: 'there is nothing to lint',
  help: 'name files, folders or patterns, or - for standard input',
};

interface Linted {
  readonly files: readonly LintedFile[];
  /** Whether a file could not be read or, fixed, not be written. */
  readonly unread: boolean;
}

async function lintAll(given: LintArguments, plan: LintPlan, io: Io): Promise<Linted> {
  const names = given.stdin ? [...given.file, STDIN] : given.file;
  const tell = messagesTo(io);
  const files: LintedFile[] = [];
  let unread = false;
  for (const file of filesToLint(names, io)) {
    if (!file.named && plan.ignores(file.path)) continue;
    const read = await readLinted(file.path, given.stdinFilename, io);
    if ('problem' in read) {
      unread = true;
      tell([read.problem]);
      continue;
    }
    const linted = lintFile(read.source, file, plan.optionsFor(read.source.path));
    if (!linted) continue;
    const fixed = await fixFile(linted, plan, given, io);
    files.push(fixed.file);
    unread ||= !fixed.written;
  }
  return { files, unread };
}

interface Outcome extends Linted {
  readonly plan: LintPlan;
  readonly reports: readonly Report[];
  readonly threshold: Threshold;
}

async function conclude(
  { files, unread, plan, reports, threshold }: Outcome,
  given: LintArguments,
  io: Io,
): Promise<ExitCode> {
  const rules = rulesOf(files, plan);
  const run: LintRun = { files, rules, facts: catalogInfo(), version: io.version };
  const written = await writeReports(run, reports, given, io);
  if (given.fixDryRun) io.err(`${summaryText(run)}\n`);
  const empty = files.every(({ policies, faults }) => policies.length === 0 && !hasErrors(faults));
  if (unread || !written) return exitCodes.badInput;
  if (empty && !given.allowEmpty) {
    io.err('verdict lint: no policy was found, so nothing was linted\n');
    io.err('  help: name other files, or say --allow-empty if that is as it should be\n');
    return exitCodes.badInput;
  }
  return exitCodeFor(run, threshold);
}

/** The rules that were on for some file. */
function rulesOf(files: readonly LintedFile[], { rules, optionsFor }: LintPlan): readonly Rule[] {
  const on = new Set<Rule>();
  for (const { path } of files) {
    const { presets = ['recommended'], rules: wishes = {} } = optionsFor(path);
    for (const { rule } of rulesInUse(rules, presets, wishes)) on.add(rule);
  }
  return rules.filter((rule) => on.has(rule));
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
    // There is a diff on standard output, and nothing else.
    if (given.fixDryRun && output === undefined) continue;
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
