import { readdirSync, readFileSync } from 'node:fs';
import type { EvaluationOptions } from '../../src/evaluate/options.ts';
import type { Expectation } from '../../src/scenario/scenario.ts';

/** A case of `corpus/evaluate`; its form is told by `grammar/schema/corpus-case.schema.json`. */
export interface CorpusCase extends Expected {
  readonly id: string;
  readonly clause: readonly string[];
  readonly title: string;
  readonly policies?: Readonly<Record<string, unknown>>;
  readonly request?: CorpusRequest;
  readonly requests?: readonly (CorpusRequest & Expected)[];
  readonly options?: EvaluationOptions;
}

/** What an answer must say; what is left out is not asked. */
export interface Expected {
  readonly expect?: Expectation;
  /** `policy#sid`, or `policy#index` of a statement without a Sid. */
  readonly by?: readonly string[];
  readonly missing?: readonly string[];
  readonly notAllowedBy?: readonly string[];
  /** Of a diagnostic that keeps the case from being decided. */
  readonly code?: string;
  /** Exactly the codes of the notes that the explanation gives, each once. */
  readonly notes?: readonly string[];
}

export type CorpusRequest = Readonly<Record<string, unknown>>;

export interface CorpusFile {
  readonly name: string;
  /** The file as JSON: what the schema is asked about. */
  readonly json: unknown;
  readonly cases: readonly CorpusCase[];
}

const folder = new URL('../../corpus/evaluate/', import.meta.url);

/** Every file of `corpus/evaluate`, in the order of their names. */
export function readCorpus(): readonly CorpusFile[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return names.sort().map((name) => {
    const json: { cases: CorpusCase[] } = JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
    return { name, json, cases: json.cases };
  });
}
