import type { JsonNode } from '../../../grammar/json/tree.ts';
import type { Path } from '../../policy/policy-faults.ts';
import type { Span } from '../../text/span.ts';
import type { Unresolved } from './unresolved.ts';

/** A file around policies, for what cannot be seen in a single policy. */
export interface FoundFile {
  readonly kind: 'template' | 'plan' | 'answer';
  readonly node: JsonNode;
  readonly attachments: readonly Attachment[];
  readonly unresolved: readonly Unresolved[];
}

/** A policy that a user, a group or a role has. */
export interface Attachment {
  readonly to: 'user' | 'group' | 'role';
  /** As the file calls the one who has it. */
  readonly name: string;
  /** Of a managed policy, where it is known; absent for an inline one. */
  readonly arn?: string;
  readonly path: Path;
  readonly span?: Span;
  /** The account that the one who has it is in, where the file says it. */
  readonly account?: string;
  /** The trust policy of a role that the file has as a whole. */
  readonly trust?: JsonNode;
}
