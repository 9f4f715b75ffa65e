import { quoted } from '../../../grammar/json/members.ts';
import { type BatchSetup, lineAnswerer } from '../batch/answer-lines.ts';
import { type ExitCode, type Io, LARGEST_TEXT, STDIN } from '../io.ts';
import { type Line, linesOf } from '../lines.ts';
import { readPolicyFlags } from '../policy-flags.ts';
import { type CommonArguments, evaluationOptions } from '../settings.ts';
import { startTally, type Tally } from '../tally.ts';
import { refuseUsage } from '../usage.ts';

export interface BatchArguments extends Pick<CommonArguments, 'unknown' | 'now'> {
  /** The file of scenarios; standard input when absent. */
  readonly file?: string | undefined;
  readonly policy: readonly string[];
  /** Threads. */
  readonly jobs: number;
}

const MOST_JOBS = 256;

/**
 * Answers one scenario a line with one JSON answer a line, in order: one line in memory at a time,
 * or a few for each thread.
 */
export async function batch(given: BatchArguments, io: Io): Promise<ExitCode> {
  const { jobs } = given;
  if (!Number.isSafeInteger(jobs) || jobs < 1 || jobs > MOST_JOBS) {
    const problem = `--jobs must be a whole number from 1 to ${MOST_JOBS}`;
    return refuseUsage('batch', { problem }, io);
  }
  const flags = readPolicyFlags(given.policy);
  if ('problem' in flags) return refuseUsage('batch', flags, io);
  const options = evaluationOptions(given, io);
  if ('problem' in options) return refuseUsage('batch', options, io);
  const file = given.file === STDIN ? undefined : given.file;
  const opened = file === undefined ? { chunks: io.stdin() } : io.openFile(file);
  if ('problem' in opened) {
    const problem = `cannot read ${quoted(file ?? '')}: ${opened.problem}`;
    return refuseUsage('batch', { problem }, io);
  }
  const setup: BatchSetup = { options, file, flags };
  const lines = linesOf(opened.chunks, LARGEST_TEXT);
  const tally = startTally(false);
  if (jobs === 1) await answerHere(lines, setup, tally, io);
  else
    await (await import('../batch/on-threads.ts')).answerOnThreads(
      lines,
      { setup, jobs, tally },
      io,
    );
  return tally.exitCode();
}

async function answerHere(
  lines: AsyncIterable<Line>,
  setup: BatchSetup,
  tally: Tally,
  io: Io,
): Promise<void> {
  const answersTo = lineAnswerer(setup, io);
  for await (const line of lines) {
    for (const { answer, outcome } of answersTo(line)) {
      tally.add(outcome);
      await io.out(`${JSON.stringify(answer)}\n`);
    }
  }
}
