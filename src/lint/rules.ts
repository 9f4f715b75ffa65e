// Written by scripts/generate-rules.ts: do not edit, run `npm run generate`.
import type { Rule } from './rule.ts';
import { confirmAudienceClaimType } from './rules/confirm-audience-claim-type.ts';
import { deprecatedGlobalConditionKey } from './rules/deprecated-global-condition-key.ts';
import { duplicateKeysWithDifferentCase } from './rules/duplicate-keys-with-different-case.ts';
import { emptyArrayCondition } from './rules/empty-array-condition.ts';
import { emptyArrayConditionForallvalues } from './rules/empty-array-condition-forallvalues.ts';
import { emptyArrayConditionForanyvalue } from './rules/empty-array-condition-foranyvalue.ts';
import { emptyArrayConditionIfexists } from './rules/empty-array-condition-ifexists.ts';
import { emptyObjectCondition } from './rules/empty-object-condition.ts';
import { equivalentToNullFalse } from './rules/equivalent-to-null-false.ts';
import { equivalentToNullTrue } from './rules/equivalent-to-null-true.ts';
import { expiredDateCondition } from './rules/expired-date-condition.ts';
import { federatedPrincipalNotSupported } from './rules/federated-principal-not-supported.ts';
import { forallvaluesAllowWithoutNullCheck } from './rules/forallvalues-allow-without-null-check.ts';
import { githubOidcUnsafeClaim } from './rules/github-oidc-unsafe-claim.ts';
import { ifexistsWeakens } from './rules/ifexists-weakens.ts';
import { improveIpRange } from './rules/improve-ip-range.ts';
import { invalidConditionDataType } from './rules/invalid-condition-data-type.ts';
import { invalidConditionKeyFormat } from './rules/invalid-condition-key-format.ts';
import { invalidConditionMultipleBoolean } from './rules/invalid-condition-multiple-boolean.ts';
import { invalidConditionOperator } from './rules/invalid-condition-operator.ts';
import { invalidDateValue } from './rules/invalid-date-value.ts';
import { invalidFederatedPrincipalSyntaxInRoleTrustPolicy } from './rules/invalid-federated-principal-syntax-in-role-trust-policy.ts';
import { invalidGlobalConditionKey } from './rules/invalid-global-condition-key.ts';
import { invalidPrincipalFormat } from './rules/invalid-principal-format.ts';
import { invalidPrincipalKey } from './rules/invalid-principal-key.ts';
import { invalidRegion } from './rules/invalid-region.ts';
import { invalidServiceConditionKey } from './rules/invalid-service-condition-key.ts';
import { invalidServicePrincipalFormat } from './rules/invalid-service-principal-format.ts';
import { invalidVpcFormat } from './rules/invalid-vpc-format.ts';
import { invalidVpceFormat } from './rules/invalid-vpce-format.ts';
import { mfaAntipattern } from './rules/mfa-antipattern.ts';
import { mismatchedActionForPrincipal } from './rules/mismatched-action-for-principal.ts';
import { missingActionForConditionKey } from './rules/missing-action-for-condition-key.ts';
import { missingActionForRolesAnywhereTrustPolicy } from './rules/missing-action-for-roles-anywhere-trust-policy.ts';
import { missingArnField } from './rules/missing-arn-field.ts';
import { missingConditionKeyForOidcPrincipal } from './rules/missing-condition-key-for-oidc-principal.ts';
import { missingEffect } from './rules/missing-effect.ts';
import { missingGithubRepoConditionKey } from './rules/missing-github-repo-condition-key.ts';
import { missingQualifier } from './rules/missing-qualifier.ts';
import { missingTagKeyInCondition } from './rules/missing-tag-key-in-condition.ts';
import { nullWithIfExists } from './rules/null-with-if-exists.ts';
import { nullWithQualifier } from './rules/null-with-qualifier.ts';
import { privateIpAddress } from './rules/private-ip-address.ts';
import { privateIpAddressSubset } from './rules/private-ip-address-subset.ts';
import { privateNotIpAddress } from './rules/private-not-ip-address.ts';
import { privateNotIpAddressSubset } from './rules/private-not-ip-address-subset.ts';
import { redundantConditionValueNum } from './rules/redundant-condition-value-num.ts';
import { redundantKeyDueToWildcardInCondition } from './rules/redundant-key-due-to-wildcard-in-condition.ts';
import { redundantStatementDueToWildcardInCondition } from './rules/redundant-statement-due-to-wildcard-in-condition.ts';
import { roleTrustPolicySyntaxErrorNotprincipal } from './rules/role-trust-policy-syntax-error-notprincipal.ts';
import { roleTrustPolicySyntaxErrorResource } from './rules/role-trust-policy-syntax-error-resource.ts';
import { roleTrustPolicyUnsupportedWildcardInPrincipal } from './rules/role-trust-policy-unsupported-wildcard-in-principal.ts';
import { setOperatorOnSingleValuedKey } from './rules/set-operator-on-single-valued-key.ts';
import { specificGithubRepoAndBranchRecommended } from './rules/specific-github-repo-and-branch-recommended.ts';
import { typeMismatch } from './rules/type-mismatch.ts';
import { typeMismatchBoolean } from './rules/type-mismatch-boolean.ts';
import { typeMismatchDate } from './rules/type-mismatch-date.ts';
import { typeMismatchIpRange } from './rules/type-mismatch-ip-range.ts';
import { typeMismatchNumber } from './rules/type-mismatch-number.ts';
import { typeMismatchString } from './rules/type-mismatch-string.ts';
import { unknownFederationSource } from './rules/unknown-federation-source.ts';
import { unsupportedActionForConditionKey } from './rules/unsupported-action-for-condition-key.ts';
import { unsupportedConditionKeyForServicePrincipal } from './rules/unsupported-condition-key-for-service-principal.ts';
import { unsupportedGlobalConditionKey } from './rules/unsupported-global-condition-key.ts';
import { unsupportedWildcardInPrincipal } from './rules/unsupported-wildcard-in-principal.ts';
import { useConditionKeyOnlyWithSupportedServices } from './rules/use-condition-key-only-with-supported-services.ts';
import { variableUsageTooPermissive } from './rules/variable-usage-too-permissive.ts';
import { wildcardUsageTooPermissive } from './rules/wildcard-usage-too-permissive.ts';
import { wildcardWithoutLikeOperator } from './rules/wildcard-without-like-operator.ts';

/** Our own rules, in the order of their ids. */
export const rules: readonly Rule[] = [
  confirmAudienceClaimType,
  deprecatedGlobalConditionKey,
  duplicateKeysWithDifferentCase,
  emptyArrayCondition,
  emptyArrayConditionForallvalues,
  emptyArrayConditionForanyvalue,
  emptyArrayConditionIfexists,
  emptyObjectCondition,
  equivalentToNullFalse,
  equivalentToNullTrue,
  expiredDateCondition,
  federatedPrincipalNotSupported,
  forallvaluesAllowWithoutNullCheck,
  githubOidcUnsafeClaim,
  ifexistsWeakens,
  improveIpRange,
  invalidConditionDataType,
  invalidConditionKeyFormat,
  invalidConditionMultipleBoolean,
  invalidConditionOperator,
  invalidDateValue,
  invalidFederatedPrincipalSyntaxInRoleTrustPolicy,
  invalidGlobalConditionKey,
  invalidPrincipalFormat,
  invalidPrincipalKey,
  invalidRegion,
  invalidServiceConditionKey,
  invalidServicePrincipalFormat,
  invalidVpcFormat,
  invalidVpceFormat,
  mfaAntipattern,
  mismatchedActionForPrincipal,
  missingActionForConditionKey,
  missingActionForRolesAnywhereTrustPolicy,
  missingArnField,
  missingConditionKeyForOidcPrincipal,
  missingEffect,
  missingGithubRepoConditionKey,
  missingQualifier,
  missingTagKeyInCondition,
  nullWithIfExists,
  nullWithQualifier,
  privateIpAddress,
  privateIpAddressSubset,
  privateNotIpAddress,
  privateNotIpAddressSubset,
  redundantConditionValueNum,
  redundantKeyDueToWildcardInCondition,
  redundantStatementDueToWildcardInCondition,
  roleTrustPolicySyntaxErrorNotprincipal,
  roleTrustPolicySyntaxErrorResource,
  roleTrustPolicyUnsupportedWildcardInPrincipal,
  setOperatorOnSingleValuedKey,
  specificGithubRepoAndBranchRecommended,
  typeMismatch,
  typeMismatchBoolean,
  typeMismatchDate,
  typeMismatchIpRange,
  typeMismatchNumber,
  typeMismatchString,
  unknownFederationSource,
  unsupportedActionForConditionKey,
  unsupportedConditionKeyForServicePrincipal,
  unsupportedGlobalConditionKey,
  unsupportedWildcardInPrincipal,
  useConditionKeyOnlyWithSupportedServices,
  variableUsageTooPermissive,
  wildcardUsageTooPermissive,
  wildcardWithoutLikeOperator,
];
