/** Policies and requests that every contender answers, as the JSON that users have. */
export interface Workload {
  readonly title: string;
  readonly policies: PolicyDocuments;
  readonly requests: readonly RequestDocument[];
}

/** Documents by what they are attached to, the organization root's level first. */
export interface PolicyDocuments {
  readonly identity: readonly PolicyDocument[];
  readonly permissionsBoundary?: PolicyDocument;
  readonly serviceControl?: readonly (readonly PolicyDocument[])[];
  readonly resource?: PolicyDocument;
}

export interface PolicyDocument {
  readonly Version?: string;
  readonly Statement: StatementDocument | readonly StatementDocument[];
}

export interface StatementDocument {
  readonly Sid?: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Principal?: unknown;
  readonly Action?: string | readonly string[];
  readonly NotAction?: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly NotResource?: string | readonly string[];
  readonly Condition?: ConditionDocument;
}

/** Operator, then key, then the values. */
export type ConditionDocument = Readonly<
  Record<string, Readonly<Record<string, string | readonly string[]>>>
>;

export interface RequestDocument {
  readonly principal: string | { readonly arn: string; readonly roleArn?: string };
  readonly action: string;
  readonly resource: string;
  readonly context?: Readonly<Record<string, string | readonly string[]>>;
}

/**
 * The same as it would come out of files: with strings that no literal of the program shares.
 * V8 interns literals and compares those by address.
 */
export function asParsed(workload: Workload): Workload {
  return JSON.parse(JSON.stringify(workload));
}

/** A member that JSON policies write as one value or as a list. */
export function listed<T>(value: T | readonly T[]): readonly T[] {
  return isList(value) ? value : [value];
}

function isList<T>(value: T | readonly T[]): value is readonly T[] {
  return Array.isArray(value);
}

/** The statements of a document. */
export function statementsOf({ Statement }: PolicyDocument): readonly StatementDocument[] {
  return listed(Statement);
}
