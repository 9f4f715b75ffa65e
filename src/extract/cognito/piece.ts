import type { JsonMember, JsonNode, JsonString } from '../../../grammar/json/tree.ts';
import type { Path } from '../../cognito/cognito-faults.ts';
import type { Span } from '../../text/span.ts';
import type { Gaps } from '../gap.ts';

/**
 * One thing that a file tells of: an identity pool, what is attached to it, a user pool, what is in
 * it, or a role. Its members have the names of the fixed Cognito scenario, and its values are as
 * the file has them, so that the scenario's own readers judge them.
 */
export type Piece =
  | {
      readonly kind: 'identityPool';
      readonly id: JsonString;
      /** What the file calls it, where that is not its id. */
      readonly name?: string;
      readonly members: Members;
    }
  | AttachedRoles
  | {
      readonly kind: 'tagMap';
      readonly poolId: JsonString;
      readonly provider: JsonString;
      readonly members: Members;
    }
  | { readonly kind: 'userPool'; readonly id: JsonString; readonly members: Members }
  | InUserPool
  | RolePiece;

export interface RolePiece {
  readonly kind: 'role';
  readonly arn: JsonString;
  readonly members: Members;
  /** The path of the file that tells of it. */
  readonly file?: string;
}

export type Members = readonly JsonMember[];

export interface AttachedRoles {
  readonly kind: 'attachment';
  readonly poolId: JsonString;
  /** `Roles` and `RoleMappings`. */
  readonly members: Members;
  readonly span?: Span;
}

/** Without an id of its own it is of the only user pool. */
export interface InUserPool {
  readonly kind: 'clients' | 'groups' | 'users';
  readonly userPoolId?: JsonString;
  readonly node: JsonNode;
}

/** Something that may be there or not, or be otherwise. */
export interface Doubt {
  readonly what: string;
  readonly why: string;
  /** What of the scenario hangs on it. */
  readonly path: Path;
  readonly span?: Span;
}

/** What a format is read into. */
export interface Finding {
  readonly gaps: Gaps;
  readonly add: (piece: Piece) => void;
  readonly doubt: (doubt: Doubt) => void;
}

/** What the members of an identity pool are called in every format's own casing. */
export const poolMembers: readonly string[] = [
  'IdentityPoolName',
  'AllowUnauthenticatedIdentities',
  'AllowClassicFlow',
  'CognitoIdentityProviders',
  'SupportedLoginProviders',
  'OpenIdConnectProviderARNs',
  'SamlProviderARNs',
  'DeveloperProviderName',
];
