/**
 * An identity pool with its roles: what DescribeIdentityPool, GetIdentityPoolRoles and
 * GetPrincipalTagAttributeMap tell of it (section 1). Plain data.
 */
export interface IdentityPool {
  /** `<region>:<uuid>`. */
  readonly id: string;
  /** The account that owns the pool; where it is absent, that of the roles. */
  readonly accountId?: string;
  readonly allowUnauthenticatedIdentities: boolean;
  /** Absent is a third state: such pools behave as if it were true (section 2.2). */
  readonly allowClassicFlow?: boolean;
  readonly cognitoIdentityProviders: readonly UserPoolProvider[];
  /** The app id of each social provider, by its domain. */
  readonly supportedLoginProviders: ReadonlyMap<string, string>;
  readonly openIdConnectProviders: readonly OpenIdConnectProvider[];
  readonly samlProviderArns: readonly string[];
  readonly developerProviderName?: string;
  readonly roles: Roles;
  /** By the provider's key, which names the app client where the provider is a user pool. */
  readonly roleMappings: ReadonlyMap<string, RoleMapping>;
  /** By the provider's name, which never names an app client. */
  readonly principalTags: ReadonlyMap<string, PrincipalTagMap>;
}

/** An app client of a user pool; one entry for each pair of pool and client. */
export interface UserPoolProvider {
  /** `cognito-idp.<region>.amazonaws.com/<user pool id>`. */
  readonly providerName: string;
  readonly clientId: string;
  /** Whether the pool asks whether the user was signed out, disabled or deleted meanwhile. */
  readonly serverSideTokenCheck: boolean;
}

export interface OpenIdConnectProvider {
  readonly arn: string;
  /** The audiences that the provider in IAM accepts; without them `aud` is not checked (ruling 10). */
  readonly clientIds?: readonly string[];
}

/** The roles that apply where no mapping chooses another. */
export interface Roles {
  readonly authenticated?: string;
  readonly unauthenticated?: string;
}

/** What happens where a mapping chooses no single role. */
export type AmbiguousRoleResolution = 'AuthenticatedRole' | 'Deny';

/** How the users of one provider get their role. */
export type RoleMapping = TokenMapping | RulesMapping;

/** The token itself names the role, in `cognito:preferred_role` and `cognito:roles`. */
export interface TokenMapping {
  readonly type: 'Token';
  readonly ambiguousRoleResolution: AmbiguousRoleResolution;
}

/** The first rule that the token's claims match names the role. */
export interface RulesMapping {
  readonly type: 'Rules';
  readonly ambiguousRoleResolution: AmbiguousRoleResolution;
  readonly rules: readonly MappingRule[];
}

export const matchTypes = ['Equals', 'Contains', 'StartsWith', 'NotEqual'] as const;

export type MatchType = (typeof matchTypes)[number];

/** One test of one claim; nothing joins two of them with "and". */
export interface MappingRule {
  readonly claim: string;
  readonly matchType: MatchType;
  readonly value: string;
  readonly roleArn: string;
}

/** Which claims become tags of the session (section 4.3). */
export interface PrincipalTagMap {
  readonly useDefaults: boolean;
  /** The claim's name by the tag's key. */
  readonly principalTags: ReadonlyMap<string, string>;
}
