import { Tinypool } from 'tinypool';
import type { Line } from '../lines.ts';
import { nodeIo } from '../node-io.ts';
import type { Outcome } from '../outcome.ts';
import { type BatchSetup, lineAnswerer } from './answer-lines.ts';

/** The answers to some lines, as they are printed, with what came of them. */
export interface AnsweredLines {
  readonly text: string;
  readonly outcomes: readonly Outcome[];
}

const setup: BatchSetup = Tinypool.workerData;
const answer = lineAnswerer(setup, nodeIo());

/** Answers some lines, on a thread of its own. */
// biome-ignore lint/style/noDefaultExport: a thread calls the default export of its module
export default function answerLines(lines: readonly Line[]): AnsweredLines {
  const answered = lines.flatMap((line) => [...answer(line)]);
  return {
    text: answered.map(({ answer }) => `${JSON.stringify(answer)}\n`).join(''),
    outcomes: answered.map(({ outcome }) => outcome),
  };
}
