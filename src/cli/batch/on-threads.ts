import { inOrder } from '../../bulk/in-order.ts';
import { pieces } from '../../bulk/pieces.ts';
import { startPool } from '../../bulk/pool.ts';
import type { Io } from '../io.ts';
import type { Line } from '../lines.ts';
import type { Tally } from '../tally.ts';
import type { BatchSetup } from './answer-lines.ts';
import type { AnsweredLines } from './batch-worker.ts';

interface OnThreads {
  readonly setup: BatchSetup;
  readonly jobs: number;
  readonly tally: Tally;
}

const LINES = 256;
const CHARACTERS = 1_000_000;

/** Answers lines on several threads: the same answers in the same order. */
export async function answerOnThreads(
  lines: AsyncIterable<Line>,
  { setup, jobs, tally }: OnThreads,
  io: Io,
): Promise<void> {
  const pool = startPool<readonly Line[], AnsweredLines>('batch-worker', jobs, setup);
  try {
    const some = pieces(lines, LINES, lengthOf, CHARACTERS);
    for await (const { text, outcomes } of inOrder(some, 2 * jobs, pool.run)) {
      for (const outcome of outcomes) tally.add(outcome);
      if (text !== '') await io.out(text);
    }
  } finally {
    await pool.close();
  }
}

function lengthOf(line: Line): number {
  return 'text' in line ? line.text.length : 0;
}
