import type { JsonMember, JsonNode, JsonString } from '../../../grammar/json/tree.ts';
import type { Span } from '../../text/span.ts';
import type { Gaps } from '../gap.ts';

/**
 * One thing that a file tells of: an identity pool, what is attached to it, a user pool, what is in
 * it, or a role. Its members have the names of the fixed Cognito scenario, and its values are as
 * the file has them, so that the scenario's own readers judge them.
 */
export type Piece =
  | { readonly kind: 'identityPool'; readonly id: JsonString; readonly members: Members }
  | AttachedRoles
  | {
      readonly kind: 'tagMap';
      readonly poolId: JsonString;
      readonly provider: JsonString;
      readonly members: Members;
    }
  | { readonly kind: 'userPool'; readonly id: JsonString; readonly members: Members }
  | InUserPool
  | { readonly kind: 'role'; readonly arn: JsonString; readonly members: Members };

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

/** What a format is read into. */
export interface Finding {
  readonly gaps: Gaps;
  readonly add: (piece: Piece) => void;
  /** That something may be or not be there, or be otherwise, and why that is not known. */
  readonly doubt: (what: string, why: string, span?: Span) => void;
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
