/**
 * Identity providers that a role can trust by their domain, without an OIDC provider in IAM.
 * Sources: IAM User Guide, "AWS JSON policy elements: Principal"; Amazon Cognito Developer Guide,
 * "Role trust and permissions", for China and GovCloud. As of November 2026.
 */
export const builtInProviders: ReadonlySet<string> = new Set([
  'accounts.google.com',
  'cognito-identity-us-gov.amazonaws.com',
  'cognito-identity.amazonaws.com',
  'cognito-identity.cn-north-1.amazonaws.com.cn',
  'graph.facebook.com',
  'www.amazon.com',
]);

/** What their condition keys begin with, where that is not the domain. */
export const keyPrefixOfProvider: ReadonlyMap<string, string> = new Map([
  ['cognito-identity.cn-north-1.amazonaws.com.cn', 'cognito-identity.amazonaws.com.cn'],
]);

/** GitHub Actions; an enterprise may add a path of its own. */
export const GITHUB = 'token.actions.githubusercontent.com';

/** Claims of a GitHub token that whoever opens a pull request can choose. */
export const choosableGithubClaims: ReadonlySet<string> = new Set([
  'base_ref',
  'context',
  'environment',
  'head_ref',
  'ref',
  'workflow',
]);
