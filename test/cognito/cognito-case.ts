import { readdirSync, readFileSync } from 'node:fs';
import type { Certainty } from '../../src/cognito/certainty.ts';
import type { ClaimValue } from '../../src/cognito/claims.ts';
import type { ListReading } from '../../src/cognito/match-rule.ts';

/** A case of `corpus/cognito`: a Cognito scenario with the answer that it must get. */
export interface CognitoCase {
  readonly id: string;
  /** Of the specification of Cognito: a section, ruling or row. */
  readonly clause: readonly string[];
  readonly title: string;
  /** What the expectation rests on. */
  readonly basis: Certainty;
  readonly options?: { readonly listReading?: ListReading; readonly now?: number };
  readonly expect: CognitoExpectation;
}

/** What is left out is not asked. */
export interface CognitoExpectation {
  /** Of the first login's ID token; `null` says that there is no such claim. */
  readonly claims?: Readonly<Record<string, ClaimValue>>;
  readonly role?: RoleExpectation;
  /** What STS says of the chosen role. */
  readonly trust?: 'allowed' | 'explicitDeny' | 'implicitDeny' | 'notAsked' | 'indeterminate';
  readonly decision?: 'allowed' | 'explicitDeny' | 'implicitDeny' | 'indeterminate' | 'notReached';
  readonly limitedBy?: string;
  readonly certainty?: Certainty;
  /** Codes of the diagnostics, for a scenario that cannot be answered. */
  readonly errors?: readonly {
    readonly code: string;
    readonly path: string;
    readonly why?: string;
  }[];
}

export interface RoleExpectation {
  readonly outcome: 'role' | 'error' | 'indeterminate';
  readonly roleArn?: string;
  readonly via?: string;
  readonly code?: string;
  /** Where the code is given and this is not, AWS's text is not published. */
  readonly message?: string;
  readonly candidates?: readonly string[];
  readonly certainty: Certainty;
}

export interface CognitoCaseFile {
  readonly name: string;
  readonly cases: readonly CognitoCase[];
}

const folder = new URL('../../corpus/cognito/', import.meta.url);

/** Every file of `corpus/cognito`, in the order of their names. */
export function readCognitoCorpus(): readonly CognitoCaseFile[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return names.sort().map((name) => {
    const json: { cases: CognitoCase[] } = JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
    return { name, cases: json.cases };
  });
}

/** The scenario in a case, without what the corpus adds. */
export function scenarioOf(testCase: CognitoCase): unknown {
  const { clause, title, basis, options, expect, ...scenario } = testCase;
  return scenario;
}
