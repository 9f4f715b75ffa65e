import { readJson } from '../../grammar/json/read-json.ts';
import type { Evaluation, MatchedStatement } from '../../src/evaluate/evaluation.ts';
import { explain } from '../../src/evaluate/explain.ts';
import { notesOf } from '../../src/evaluate/explanation.ts';
import type { EvaluationOptions } from '../../src/evaluate/options.ts';
import { slots } from '../../src/evaluate/policy-set.ts';
import { readScenario } from '../../src/scenario/read-scenario.ts';
import type {
  Expectation,
  LoadedFile,
  Question,
  ScenarioInput,
} from '../../src/scenario/scenario.ts';
import { sourceText } from '../../src/text/source.ts';
import { throughBothDoors } from './both-doors.ts';
import type { CorpusCase, Expected } from './corpus-case.ts';

/** What the engine answers to one request of a case, in the words in which cases expect it. */
export interface Answer {
  readonly decision: Expectation;
  readonly by: readonly string[];
  readonly missing: readonly string[];
  readonly notAllowedBy: readonly string[];
  /** Codes of the diagnostics that kept it from being decided. */
  readonly codes: readonly string[];
  readonly notes: readonly string[];
}

/** Asks the engine everything that a case asks; one pair for each request. */
export function runCase(testCase: CorpusCase): readonly { expected: Expected; answer: Answer }[] {
  return questionsOf(testCase).map((question, index) => ({
    expected: { ...testCase, ...testCase.requests?.[index] },
    answer: answerTo(question, testCase.options ?? {}),
  }));
}

/** A case read as the scenario that it is. */
export function questionsOf(testCase: CorpusCase): readonly Question[] {
  const { id, policies, request, requests } = testCase;
  const texts = new Map<string, string>();
  const bare = requests?.map(({ by, missing, notAllowedBy, code, notes, ...rest }) => rest);
  const scenario = {
    id,
    ...(policies && { policies: extractTexts(policies, texts) }),
    ...(request && { request }),
    ...(bare && { requests: bare }),
  };
  const input: ScenarioInput = { loadFile: (path) => readText(path, texts.get(path) ?? '') };
  const { node } = readText(`${id}.json`, JSON.stringify(scenario));
  const read = node && readScenario(node, input).value;
  if (!read) throw new Error(`case ${id} is no scenario`);
  return read.questions;
}

function answerTo(question: Question, options: EvaluationOptions): Answer {
  const errors = question.findings.filter(({ severity }) => severity === 'error');
  const nothing = { by: [], missing: [], notAllowedBy: [], codes: [], notes: [] };
  if (!question.subject) {
    return { ...nothing, decision: 'error', codes: errors.map(({ code }) => code) };
  }
  const { request, policies } = question.subject;
  const evaluation = throughBothDoors(request, policies, options);
  return {
    ...nothing,
    decision: evaluation.decision,
    by: statementsOf(evaluation).map(nameOf),
    missing: evaluation.missingContextKeys,
    notAllowedBy: evaluation.decision === 'implicitDeny' ? evaluation.notAllowedBy : [],
    notes: notesOf(explain(request, policies, options)).map(({ code }) => code),
  };
}

function statementsOf(evaluation: Evaluation): readonly MatchedStatement[] {
  if (evaluation.decision === 'allowed') return evaluation.allowedBy;
  return evaluation.decision === 'explicitDeny' ? evaluation.deniedBy : [];
}

function nameOf({ policy, sid, statement }: MatchedStatement): string {
  return `${policy}#${sid ?? statement}`;
}

/** Replaces each `{"name", "text"}` by a file whose text is that text: duplicate keys survive. */
function extractTexts(value: unknown, texts: Map<string, string>): unknown {
  if (Array.isArray(value)) return value.map((item) => extractTexts(item, texts));
  if (typeof value !== 'object' || value === null) return value;
  if ('text' in value && typeof value.text === 'string') {
    const { text, ...entry } = value;
    const file = `${texts.size}.json`;
    texts.set(file, text);
    return { ...entry, file };
  }
  if (!isSlots(value)) return value;
  return Object.fromEntries(
    Object.keys(value).map((key) => [key, extractTexts(value[key], texts)]),
  );
}

/** Whether it is the scenario's `policies`: only there may texts stand, not inside documents. */
function isSlots(value: object): value is Record<string, unknown> {
  return Object.keys(value).every((key) => slots.some((slot) => slot === key));
}

function readText(path: string, text: string): LoadedFile {
  const source = sourceText(path, text);
  const { value, diagnostics } = readJson(source);
  return { source, diagnostics, ...(value && { node: value }) };
}
