import type { JsonNode } from '../../../grammar/json/tree.ts';
import type { PolicyType } from '../../policy/policy.ts';
import type { Path } from '../../policy/policy-faults.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import type { LoadedCognito } from '../cognito/loaded-cognito.ts';
import type { FoundFile } from './found-file.ts';

/**
 * A policy document inside a file: the file itself, or a part of a template, a plan or an answer of
 * AWS. What could not be resolved in it is a node of kind `notJson`, whose text nobody knows.
 */
export interface FoundPolicy {
  /** With spans into the file. */
  readonly node: JsonNode;
  /** Where in the file: `['Resources', 'Role', 'Properties', 'AssumeRolePolicyDocument']`. */
  readonly path: Path;
  readonly type: PolicyType;
  /** Why this type, when nobody said it: `it has a Principal and no Resource`. */
  readonly assumed?: string;
  /** Where it is, in the words of the container: `ApiRole > Policies[0]`. */
  readonly location?: string;
  /** What it is attached to, in CloudFormation's words: `AWS::S3::Bucket`. */
  readonly resourceType?: string;
  /** Policies of one owner apply to one principal together. */
  readonly owner?: string;
  /** Whether the spans are those of the document's own text, so that it can be edited there. */
  readonly editable: boolean;
}

/** An identity pool in a file, with its roles and user pools. */
export interface FoundPool {
  /** As the file calls it, or its id. */
  readonly name: string;
  readonly loaded: LoadedCognito;
}

/** What a file holds. */
export interface FoundPolicies {
  readonly policies: readonly FoundPolicy[];
  readonly pools?: readonly FoundPool[];
  /** Who has which policies; absent where the file is a policy. */
  readonly file?: FoundFile;
  /** Why a file could not be read, and what in it could not be resolved. */
  readonly diagnostics: readonly Diagnostic[];
}
