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
import type { Io } from '../io.ts';
import type { Line } from '../lines.ts';
import type { Outcome } from '../outcome.ts';
import { type PolicyFlags, policyMembers } from '../policy-flags.ts';

/** What the lines of a batch have in common; plain data, which threads can be given. */
export interface BatchSetup {
  readonly options: EvaluationOptions;
  /** What `{"file"}` paths are relative to. */
  readonly file: string | undefined;
  /** The policies of the flags, for lines that have none. */
  readonly flags: PolicyFlags;
}

interface Batch {
  readonly evaluate: (subject: Subject) => Evaluation;
  readonly documents: Documents;
  readonly file: string | undefined;
  readonly policiesFor: ((subject: Subject) => ReadPolicies) | undefined;
}

/** One answer of a line. */
export interface LineAnswer {
  readonly answer: AnswerJson;
  readonly outcome: Outcome;
}

/** Answers lines; what several of them need is read and compiled once. */
export function lineAnswerer(
  { options, file, flags }: BatchSetup,
  io: Pick<Io, 'readFile'>,
): (line: Line) => Iterable<LineAnswer> {
  const documents = documentsFrom(io);
  const policiesFor = flags.size > 0 ? flagPolicies(flags, documents) : undefined;
  const batch: Batch = { evaluate: evaluatorWith(options), documents, file, policiesFor };
  return (line) => answersTo(line, batch);
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
  flags: PolicyFlags,
  documents: Documents,
): (subject: Subject) => ReadPolicies {
  const members = [...policyMembers(flags, undefined)].map(([key, value]) => ({ key, value }));
  const read = readPolicies({ kind: 'object', members }, { loadFile: documents.load });
  return ({ request }) => read(resourcePolicyTypeFor(request));
}

function* answersTo(line: Line, running: Batch): Generator<LineAnswer> {
  if ('problem' in line) {
    const answer = errorFor({}, [lineProblems[line.problem]], () => ({ line: line.number }));
    yield { answer, outcome: { answer: 'error' } };
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
  { evaluate }: Batch,
): LineAnswer {
  const { subject, expect } = question;
  if (!subject) {
    const answer = errorFor(question, problemsOf(question), place);
    return { answer, outcome: { answer: 'error', expect } };
  }
  const evaluation = evaluate(subject);
  return {
    answer: {
      ...answerFor(question, subject.request, evaluation),
      ...warningsJson(warningsOf(question), place),
    },
    outcome: { answer: evaluation.decision, expect },
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
