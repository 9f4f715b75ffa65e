import type { JsonNode } from '../../grammar/json/tree.ts';
import type { Decision } from '../evaluate/evaluation.ts';
import type { PolicySet } from '../evaluate/policy-set.ts';
import type { Request } from '../request/request.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import type { SourceText } from '../text/source.ts';

/** Policies, and the requests to decide under them. */
export interface Scenario {
  readonly id?: string;
  /** At least one; each is answered by itself. */
  readonly questions: readonly Question[];
}

/** One request to decide. */
export interface Question {
  readonly id?: string;
  /** What there is to decide; absent when an error keeps it from being read. */
  readonly subject?: Subject;
  readonly expect?: Expectation;
  /** What is wrong with the request or the policies it is decided under. */
  readonly findings: readonly Finding[];
}

export interface Subject {
  readonly request: Request;
  readonly policies: PolicySet;
}

/** What a question's answer should be; `error` expects that it cannot be read. */
export type Expectation = Decision | 'error';

export const expectations = [
  'allowed',
  'explicitDeny',
  'implicitDeny',
  'unknown',
  'error',
] as const satisfies readonly Expectation[];

/** A diagnostic with the text that its span points into: a scenario may name other files. */
export interface Finding extends Diagnostic {
  readonly source?: SourceText;
}

/** A file that a scenario names, read as JSON. */
export interface LoadedFile {
  /** Absent when the file cannot be read. */
  readonly source?: SourceText;
  readonly node?: JsonNode;
  readonly diagnostics: readonly Diagnostic[];
}

/** What a reader of scenarios needs from outside. */
export interface ScenarioInput {
  /** The text that the scenario's spans point into. */
  readonly source?: SourceText;
  /** Reads a `{"file": …}`; without it such entries are errors. */
  readonly loadFile?: (path: string) => LoadedFile;
}

export function findingsIn(
  diagnostics: readonly Diagnostic[],
  source: SourceText | undefined,
): readonly Finding[] {
  return source ? diagnostics.map((diagnostic) => ({ ...diagnostic, source })) : diagnostics;
}
