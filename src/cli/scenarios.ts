import { scenarioError } from '../scenario/members.ts';
import { parseScenario, readDocument } from '../scenario/parse-scenario.ts';
import { type Expectation, type Finding, findingsIn, type Question } from '../scenario/scenario.ts';
import { isSimulatorInput } from '../scenario/simulator-parameters.ts';
import { type SourceText, sourceText } from '../text/source.ts';
import { amend } from './amend.ts';
import { type Documents, readText } from './documents.ts';
import { expandFiles } from './files.ts';
import { type Io, STDIN } from './io.ts';
import { wholeText } from './lines.ts';
import { areEmpty, type RequestFlags } from './request-flags.ts';

/** The questions of one file, or of the command line itself. */
export interface AskedScenario {
  /** Absent when the flags alone ask. */
  readonly file?: string;
  readonly questions: readonly Question[];
}

export interface Asking {
  readonly files: readonly string[];
  readonly flags: RequestFlags;
  /** Stands in for what the scenarios expect. */
  readonly expect?: Expectation | undefined;
}

/** Reads the scenarios one after the other, each completed by the flags. */
export async function* scenariosOf(
  { files, flags, expect }: Asking,
  documents: Documents,
  io: Io,
): AsyncGenerator<AskedScenario> {
  if (files.length === 0) {
    const document = amend({ kind: 'object', members: [] }, flags, undefined);
    const { questions } = readDocument(document, { loadFile: documents.load });
    yield expecting({ questions }, expect);
    return;
  }
  for (const file of expandFiles(files, io)) {
    const name = file === STDIN ? 'stdin' : file;
    const questions = await questionsIn(file, flags, documents, io);
    yield expecting({ file: name, questions }, expect);
  }
}

function expecting(asked: AskedScenario, expect: Expectation | undefined): AskedScenario {
  if (expect === undefined) return asked;
  return { ...asked, questions: asked.questions.map((question) => ({ ...question, expect })) };
}

async function questionsIn(
  file: string,
  flags: RequestFlags,
  documents: Documents,
  io: Io,
): Promise<readonly Question[]> {
  const read = file === STDIN ? await readStdin(io) : readText(file, io);
  if ('problem' in read) return [{ findings: [read.problem] }];
  const path = file === STDIN ? undefined : file;
  const { scenario, document } = parseScenario(read.source, {
    comments: 'allow',
    loadFile: documents.loadBeside(path),
    amend: (node) => (isSimulatorInput(node) ? node : amend(node, flags, path)),
  });
  if (document && isSimulatorInput(document) && !areEmpty(flags)) {
    return [{ findings: findingsIn([flagsOnSimulatorInput], read.source) }];
  }
  return scenario.questions;
}

const flagsOnSimulatorInput = scenarioError(
  'simulator-flags',
  'flags cannot complete an input of the policy simulator',
  {},
  { help: 'change the input itself, or write it as a scenario' },
);

async function readStdin(
  io: Io,
): Promise<{ readonly source: SourceText } | { readonly problem: Finding }> {
  const text = await wholeText(io.stdin());
  return text === undefined
    ? { problem: scenarioError('file', 'standard input is too long, or not UTF-8 text', {}) }
    : { source: sourceText('stdin', text) };
}
