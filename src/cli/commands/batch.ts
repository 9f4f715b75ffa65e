import { quoted } from '../../../grammar/json/members.ts';
import { prepare } from '../../evaluate/evaluate.ts';
import type { Evaluation } from '../../evaluate/evaluation.ts';
import type { EvaluationOptions } from '../../evaluate/options.ts';
import type { PolicySet } from '../../evaluate/policy-set.ts';
import {
  type AnswerJson,
  answerFor,
  type ErrorPlace,
  errorFor,
  placeOf,
  warningsJson,
} from '../../report/answer.ts';
import type { Request } from '../../request/request.ts';
import { scenarioError } from '../../scenario/members.ts';
import { parseScenario } from '../../scenario/parse-scenario.ts';
import {
  type ReadPolicies,
  readPolicies,
  resourcePolicyTypeFor,
} from '../../scenario/read-policies.ts';
import { problemsOf } from '../../scenario/read-scenario.ts';
import type { Finding, Question, Subject } from '../../scenario/scenario.ts';
import { isSimulatorInput } from '../../scenario/simulator-parameters.ts';
import { type SourceText, sourceText } from '../../text/source.ts';
import { warningsOf } from '../answered.ts';
import { type Documents, documentsFrom } from '../documents.ts';
import { type ExitCode, type Io, LARGEST_TEXT, STDIN } from '../io.ts';
import { type Line, linesOf } from '../lines.ts';
import { policyMembers, readPolicyFlags } from '../policy-flags.ts';
import { type CommonArguments, evaluationOptions } from '../settings.ts';
import { startTally, type Tally } from '../tally.ts';
import { refuseUsage } from '../usage.ts';

export interface BatchArguments extends Pick<CommonArguments, 'unknown' | 'now'> {
  /** The file of scenarios; standard input when absent. */
  readonly file?: string | undefined;
  readonly policy: readonly string[];
}

interface Batch {
  readonly evaluate: (subject: Subject) => Evaluation;
  readonly documents: Documents;
  /** What `{"file"}` paths are relative to. */
  readonly file: string | undefined;
  /** The policies of the flags, for lines that have none. */
  readonly policiesFor: ((subject: Subject) => ReadPolicies) | undefined;
  readonly tally: Tally;
}

/** Answers one scenario a line with one JSON answer a line, in order, one line in memory at a time. */
export async function batch(given: BatchArguments, io: Io): Promise<ExitCode> {
  const flags = readPolicyFlags(given.policy);
  if ('problem' in flags) return refuseUsage('batch', flags, io);
  const options = evaluationOptions(given, io);
  if ('problem' in options) return refuseUsage('batch', options, io);
  const file = given.file === STDIN ? undefined : given.file;
  const opened = file === undefined ? { chunks: io.stdin() } : io.openFile(file);
  if ('problem' in opened) {
    return refuseUsage(
      'batch',
      { problem: `cannot read ${quoted(file ?? '')}: ${opened.problem}` },
      io,
    );
  }
  const documents = documentsFrom(io);
  const tally = startTally(false);
  const policiesFor = flags.size > 0 ? flagPolicies(flags, documents) : undefined;
  const evaluate = evaluatorWith(options);
  const running: Batch = { evaluate, documents, file, policiesFor, tally };
  for await (const line of linesOf(opened.chunks, LARGEST_TEXT)) {
    for (const answer of answersTo(line, running)) await io.out(`${JSON.stringify(answer)}\n`);
  }
  return tally.exitCode();
}

/** Compiles each set of policies once: lines with several requests share one, as those of flags do. */
function evaluatorWith(options: EvaluationOptions): (subject: Subject) => Evaluation {
  const prepared = new WeakMap<PolicySet, (request: Request) => Evaluation>();
  return ({ request, policies }) => {
    const decide = prepared.get(policies) ?? prepare(policies, options);
    prepared.set(policies, decide);
    return decide(request);
  };
}

/** Reads the policies of the flags once for all lines. */
function flagPolicies(
  flags: Parameters<typeof policyMembers>[0],
  documents: Documents,
): (subject: Subject) => ReadPolicies {
  const members = [...policyMembers(flags, undefined)].map(([key, value]) => ({ key, value }));
  const read = readPolicies({ kind: 'object', members }, { loadFile: documents.load });
  return ({ request }) => read(resourcePolicyTypeFor(request));
}

function* answersTo(line: Line, running: Batch): Generator<AnswerJson> {
  if ('problem' in line) {
    running.tally.add({ answer: 'error' });
    yield errorFor({}, [lineProblems[line.problem]], () => ({ line: line.number }));
    return;
  }
  if (line.text.trim() === '') return;
  const source = sourceText(`line ${line.number}`, line.text);
  const { scenario, document } = parseScenario(source, {
    loadFile: running.documents.loadBeside(running.file),
  });
  const lacksPolicies =
    document?.kind === 'object' &&
    !isSimulatorInput(document) &&
    document.members.every(({ key }) => key !== 'policies');
  for (const question of scenario.questions) {
    const asked = lacksPolicies ? withFlagPolicies(question, running) : question;
    yield answerTo(asked, placesOf(line.number, source), running);
  }
}

const lineProblems = {
  tooLong: scenarioError('line-too-long', 'the line is longer than 64 MB', {}),
  notUtf8: scenarioError('encoding', 'the line is not UTF-8 text', {}),
} as const;

function withFlagPolicies(question: Question, { policiesFor }: Batch): Question {
  const { subject } = question;
  if (!subject || !policiesFor) return question;
  const { policies, findings } = policiesFor(subject);
  const { id, expect } = question;
  return {
    ...(id !== undefined && { id }),
    ...(expect && { expect }),
    ...(policies && { subject: { ...subject, policies } }),
    findings: [...question.findings, ...findings],
  };
}

function answerTo(
  question: Question,
  place: (finding: Finding) => ErrorPlace,
  { evaluate, tally }: Batch,
): AnswerJson {
  const { subject, expect } = question;
  if (!subject) {
    tally.add({ answer: 'error', expect });
    return errorFor(question, problemsOf(question), place);
  }
  const evaluation = evaluate(subject);
  tally.add({ answer: evaluation.decision, expect });
  return {
    ...answerFor(question, subject.request, evaluation),
    ...warningsJson(warningsOf(question), place),
  };
}

/** Lines are those of the input; of a file that the line names, its own place is told. */
function placesOf(line: number, source: SourceText): (finding: Finding) => ErrorPlace {
  return (finding) => {
    const place = placeOf(finding);
    if (finding.source === undefined) return { line };
    if (finding.source !== source) return { line, at: place };
    return { line, ...(place.column !== undefined && { column: place.column }) };
  };
}
