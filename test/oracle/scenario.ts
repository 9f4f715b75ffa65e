import type { EvaluationOptions } from '../../src/evaluate/options.ts';

/** Plain JSON shapes that the reference evaluator reads: what a user writes, nothing compiled. */
export type OneOrMany<T> = T | readonly T[];
export type Scalar = string | number | boolean;

export interface Document {
  readonly Version?: string;
  readonly Id?: string;
  readonly Statement: OneOrMany<StatementDocument>;
}

export interface StatementDocument {
  readonly Sid?: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Principal?: PrincipalDocument;
  readonly NotPrincipal?: PrincipalDocument;
  readonly Action?: OneOrMany<string>;
  readonly NotAction?: OneOrMany<string>;
  readonly Resource?: OneOrMany<string>;
  readonly NotResource?: OneOrMany<string>;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, OneOrMany<Scalar>>>>>;
}

export type PrincipalDocument = '*' | Readonly<Record<string, OneOrMany<string>>>;

/** A policy with the name that verdicts use. */
export interface NamedDocument {
  readonly name: string;
  readonly policy: Document;
}

export type PolicyDocument = Document | NamedDocument;

export interface ScenarioPolicies {
  readonly identity?: OneOrMany<PolicyDocument>;
  readonly resource?: PolicyDocument | null;
  readonly permissionsBoundary?: PolicyDocument;
  readonly session?: OneOrMany<PolicyDocument>;
  readonly serviceControl?: readonly OneOrMany<PolicyDocument>[];
  readonly resourceControl?: readonly OneOrMany<PolicyDocument>[];
  readonly vpcEndpoint?: OneOrMany<PolicyDocument>;
}

export interface OrganizationDocument {
  readonly id?: string;
  readonly paths?: readonly string[];
  readonly managementAccount?: boolean;
}

export interface DetailedPrincipal {
  readonly arn: string;
  readonly roleArn?: string;
  readonly userArn?: string;
  readonly uniqueId?: string;
  readonly tags?: Readonly<Record<string, string>>;
  readonly organization?: OrganizationDocument;
}

export type CallerDocument =
  | string
  | { readonly service: string }
  | { readonly federated: string }
  | DetailedPrincipal;

export interface RequestDocument {
  readonly principal: CallerDocument;
  readonly action: string;
  readonly resource: string;
  readonly resourceAccount?: string;
  readonly resourceOrganization?: OrganizationDocument;
  readonly context?: Readonly<Record<string, OneOrMany<Scalar> | null>>;
}

export interface Scenario {
  readonly policies: ScenarioPolicies;
  readonly request: RequestDocument;
}

/** The options that a two-valued verdict depends on. */
export type OracleOptions = Omit<
  EvaluationOptions,
  'unspecifiedKeys' | 'resourcePolicyUnknown' | 'serviceRules'
>;

export function listOf<T>(value: OneOrMany<T> | undefined): readonly T[] {
  if (value === undefined) return [];
  return isList(value) ? value : [value];
}

function isList<T>(value: OneOrMany<T>): value is readonly T[] {
  return Array.isArray(value);
}

/** ASCII lower case, letter by letter. */
export function lower(text: string): string {
  return Array.from(text, (letter) =>
    letter >= 'A' && letter <= 'Z' ? letter.toLowerCase() : letter,
  ).join('');
}

/** A policy without a name is called by its position. */
export function named(
  documents: OneOrMany<PolicyDocument>,
  position: string,
): readonly NamedDocument[] {
  const single = position === 'resource' || position === 'permissionsBoundary';
  return listOf(documents).map((document, index) =>
    'policy' in document
      ? document
      : { name: single ? position : `${position}[${index}]`, policy: document },
  );
}
