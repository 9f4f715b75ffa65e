import { readdirSync, readFileSync } from 'node:fs';
import type { LoadCognitoOptions } from '../../src/extract/cognito/load-cognito.ts';

/** A case of `corpus/extract`: files of a project, what they must come to, and what a login gets. */
export interface ExtractCase {
  readonly id: string;
  readonly title: string;
  /** Beside the case file. */
  readonly files: readonly string[];
  readonly options?: LoadCognitoOptions;
  readonly expect: Loaded | Refused;
  readonly ask?: readonly Asked[];
}

/** The parts in the fixed form; policies are told by what logins get. */
export interface Loaded {
  readonly identityPool: unknown;
  /** ARNs of the roles that are described. */
  readonly roles: readonly string[];
  readonly userPools: unknown;
  readonly symbols: readonly string[];
  /** `what @ path`, of everything unresolved that is no symbol. */
  readonly unknown: readonly string[];
}

export interface Refused {
  /** What of the file each error points at stands behind its code and path. */
  readonly errors: readonly { code: string; path?: string; why?: string; at?: string }[];
}

export interface Asked {
  readonly login: Readonly<Record<string, unknown>>;
  readonly request?: Readonly<Record<string, unknown>>;
  readonly role: string;
  readonly trust: string;
  readonly decision: string;
  /** Absent: nothing. */
  readonly hangsOn?: readonly string[];
}

const folder = new URL('../../corpus/extract/', import.meta.url);

/** Every case of `corpus/extract`, by the files that hold them. */
export function readExtractCorpus(): readonly { name: string; cases: readonly ExtractCase[] }[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return names.sort().map((name) => {
    const json: { cases: ExtractCase[] } = JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
    return { name, cases: json.cases };
  });
}

export function filesOf({ files }: ExtractCase) {
  return files.map((path) => ({ path, text: readFileSync(new URL(path, folder), 'utf8') }));
}
