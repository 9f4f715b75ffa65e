import type { Finding } from '../scenario/scenario.ts';
import { type Answered, answerOf, answersTo, type Deciding, warningsOf } from './answered.ts';
import type { Documents } from './documents.ts';
import type { Io } from './io.ts';
import { type Asking, scenariosOf } from './scenarios.ts';
import type { Tally } from './tally.ts';

/** How answers are printed. */
export interface Printer {
  readonly answer: (answered: Answered) => string;
  /** What comes after a scenario's answers. */
  readonly afterScenario?: () => string;
  /** What comes after everything. */
  readonly afterAll?: (tally: Tally) => string;
  /** Whether faults and warnings are told beside the answers. */
  readonly tells: 'everything' | 'errors' | 'nothing';
}

export interface Answering extends Deciding {
  readonly asking: Asking;
  readonly documents: Documents;
  readonly printer: Printer;
  readonly tally: Tally;
  readonly tell: (findings: readonly Finding[]) => void;
}

/** Reads, answers and prints one scenario after the other. */
export async function answerAll(answering: Answering, io: Io): Promise<void> {
  const { asking, documents, printer, tally } = answering;
  for await (const scenario of scenariosOf(asking, documents, io)) {
    for (const answered of answersTo(scenario, answering)) {
      tally.add({ answer: answerOf(answered), expect: answered.question.expect });
      tellAbout(answered, answering);
      await print(printer.answer(answered), io);
    }
    await print(printer.afterScenario?.() ?? '', io);
  }
  await print(printer.afterAll?.(tally) ?? '', io);
}

function tellAbout(answered: Answered, { printer, tell }: Answering): void {
  if (printer.tells === 'nothing') return;
  if ('problems' in answered) {
    if (answered.question.expect !== 'error') tell(answered.problems);
  } else if (printer.tells === 'everything') tell(warningsOf(answered.question));
}

async function print(text: string, io: Io): Promise<void> {
  if (text !== '') await io.out(text);
}
