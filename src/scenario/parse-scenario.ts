import { readJson } from '../../grammar/json/read-json.ts';
import type { JsonNode } from '../../grammar/json/tree.ts';
import { hasErrors } from '../text/diagnostic.ts';
import type { SourceText } from '../text/source.ts';
import { readScenario } from './read-scenario.ts';
import { readSimulatorInput } from './read-simulator-input.ts';
import {
  type Finding,
  findingsIn,
  type Question,
  type Scenario,
  type ScenarioInput,
} from './scenario.ts';
import { isSimulatorInput } from './simulator-parameters.ts';

/** How a text is read as a scenario. */
export interface ParseScenarioOptions extends Omit<ScenarioInput, 'source'> {
  /** Files that people write may hold comments. */
  readonly comments?: 'refuse' | 'allow';
  /** Completes or changes the document before it is read. */
  readonly amend?: (document: JsonNode) => JsonNode;
}

export interface ParsedScenario {
  readonly scenario: Scenario;
  /** The document as it was read; absent when the text is not JSON. */
  readonly document?: JsonNode;
}

/** Reads a scenario, or an input of the IAM policy simulator, from its text. */
export function parseScenario(
  source: SourceText,
  { comments = 'refuse', amend, ...input }: ParseScenarioOptions = {},
): ParsedScenario {
  const { value, diagnostics } = readJson(source, { comments });
  const findings = findingsIn(diagnostics, source);
  if (!value || hasErrors(diagnostics)) {
    return { scenario: { questions: [{ ...identify(value), findings }] } };
  }
  const document = amend ? amend(value) : value;
  return {
    scenario: withFindings(readDocument(document, { ...input, source }), findings),
    document,
  };
}

/** Reads a scenario, or an input of the IAM policy simulator, from its JSON tree. */
export function readDocument(document: JsonNode, input: ScenarioInput): Scenario {
  const read = isSimulatorInput(document) ? readSimulatorInput : readScenario;
  return read(document, input).value ?? { questions: [] };
}

/** Puts what was odd about the text before what is odd about its meaning. */
function withFindings(scenario: Scenario, findings: readonly Finding[]): Scenario {
  if (findings.length === 0) return scenario;
  const questions = scenario.questions.map((question) => ({
    ...question,
    findings: [...findings, ...question.findings],
  }));
  return { ...scenario, questions };
}

/** Even a text that is broken somewhere may say whose answer is missing, and that it expects that. */
function identify(document: JsonNode | undefined): Pick<Question, 'id' | 'expect'> {
  if (document?.kind !== 'object') return {};
  const textOf = (key: string) => {
    const value = document.members.find((member) => member.key === key)?.value;
    return value?.kind === 'string' ? value.value : undefined;
  };
  const id = textOf('id');
  return {
    ...(id !== undefined && { id }),
    ...(textOf('expect') === 'error' && { expect: 'error' }),
  };
}
