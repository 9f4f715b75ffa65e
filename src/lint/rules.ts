// Written by scripts/generate-rules.ts: do not edit, run `npm run generate`.
import type { Rule } from './rule.ts';
import { accountIdAsNumber } from './rules/account-id-as-number.ts';
import { arnAccountNotAllowed } from './rules/arn-account-not-allowed.ts';
import { arnRegionNotAllowed } from './rules/arn-region-not-allowed.ts';
import { arnServicePrefixConfusion } from './rules/arn-service-prefix-confusion.ts';
import { confirmAudienceClaimType } from './rules/confirm-audience-claim-type.ts';
import { dataTypeMismatch } from './rules/data-type-mismatch.ts';
import { duplicateKeysWithDifferentCase } from './rules/duplicate-keys-with-different-case.ts';
import { federatedPrincipalNotSupported } from './rules/federated-principal-not-supported.ts';
import { githubOidcUnsafeClaim } from './rules/github-oidc-unsafe-claim.ts';
import { improveIpRange } from './rules/improve-ip-range.ts';
import { invalidAction } from './rules/invalid-action.ts';
import { invalidArnAccount } from './rules/invalid-arn-account.ts';
import { invalidArnPrefix } from './rules/invalid-arn-prefix.ts';
import { invalidArnRegion } from './rules/invalid-arn-region.ts';
import { invalidArnResource } from './rules/invalid-arn-resource.ts';
import { invalidArnServiceCase } from './rules/invalid-arn-service-case.ts';
import { invalidConditionDataType } from './rules/invalid-condition-data-type.ts';
import { invalidConditionKeyFormat } from './rules/invalid-condition-key-format.ts';
import { invalidConditionMultipleBoolean } from './rules/invalid-condition-multiple-boolean.ts';
import { invalidConditionOperator } from './rules/invalid-condition-operator.ts';
import { invalidEffect } from './rules/invalid-effect.ts';
import { invalidFederatedPrincipalSyntaxInRoleTrustPolicy } from './rules/invalid-federated-principal-syntax-in-role-trust-policy.ts';
import { invalidGlobalConditionKey } from './rules/invalid-global-condition-key.ts';
import { invalidKmsKeyValue } from './rules/invalid-kms-key-value.ts';
import { invalidPartition } from './rules/invalid-partition.ts';
import { invalidPolicyElement } from './rules/invalid-policy-element.ts';
import { invalidPrincipalFormat } from './rules/invalid-principal-format.ts';
import { invalidPrincipalKey } from './rules/invalid-principal-key.ts';
import { invalidRegion } from './rules/invalid-region.ts';
import { invalidService } from './rules/invalid-service.ts';
import { invalidServiceConditionKey } from './rules/invalid-service-condition-key.ts';
import { invalidServiceInAction } from './rules/invalid-service-in-action.ts';
import { invalidServicePrincipalFormat } from './rules/invalid-service-principal-format.ts';
import { invalidVersion } from './rules/invalid-version.ts';
import { invalidVpcFormat } from './rules/invalid-vpc-format.ts';
import { invalidVpceFormat } from './rules/invalid-vpce-format.ts';
import { jsonSyntaxError } from './rules/json-syntax-error.ts';
import { mismatchedActionForPrincipal } from './rules/mismatched-action-for-principal.ts';
import { missingAction } from './rules/missing-action.ts';
import { missingActionForRolesAnywhereTrustPolicy } from './rules/missing-action-for-roles-anywhere-trust-policy.ts';
import { missingArnAccount } from './rules/missing-arn-account.ts';
import { missingArnField } from './rules/missing-arn-field.ts';
import { missingArnRegion } from './rules/missing-arn-region.ts';
import { missingConditionKeyForOidcPrincipal } from './rules/missing-condition-key-for-oidc-principal.ts';
import { missingEffect } from './rules/missing-effect.ts';
import { missingGithubRepoConditionKey } from './rules/missing-github-repo-condition-key.ts';
import { missingPrincipal } from './rules/missing-principal.ts';
import { missingQualifier } from './rules/missing-qualifier.ts';
import { missingResource } from './rules/missing-resource.ts';
import { missingStatement } from './rules/missing-statement.ts';
import { missingTagKeyInCondition } from './rules/missing-tag-key-in-condition.ts';
import { nullWithIfExists } from './rules/null-with-if-exists.ts';
import { nullWithQualifier } from './rules/null-with-qualifier.ts';
import { oldVersion } from './rules/old-version.ts';
import { placeholderLeft } from './rules/placeholder-left.ts';
import { privateIpAddress } from './rules/private-ip-address.ts';
import { privateIpAddressSubset } from './rules/private-ip-address-subset.ts';
import { privateNotIpAddress } from './rules/private-not-ip-address.ts';
import { privateNotIpAddressSubset } from './rules/private-not-ip-address-subset.ts';
import { roleTrustPolicySyntaxErrorNotprincipal } from './rules/role-trust-policy-syntax-error-notprincipal.ts';
import { roleTrustPolicySyntaxErrorResource } from './rules/role-trust-policy-syntax-error-resource.ts';
import { roleTrustPolicyUnsupportedWildcardInPrincipal } from './rules/role-trust-policy-unsupported-wildcard-in-principal.ts';
import { s3ArnColons } from './rules/s3-arn-colons.ts';
import { s3ArnExtraColonOrRegion } from './rules/s3-arn-extra-colon-or-region.ts';
import { s3BucketNameImpossible } from './rules/s3-bucket-name-impossible.ts';
import { specificGithubRepoAndBranchRecommended } from './rules/specific-github-repo-and-branch-recommended.ts';
import { typeMismatchIpRange } from './rules/type-mismatch-ip-range.ts';
import { unexpectedId } from './rules/unexpected-id.ts';
import { uniqueSidsRequired } from './rules/unique-sids-required.ts';
import { unknownFederationSource } from './rules/unknown-federation-source.ts';
import { unsupportedConditionKeyForServicePrincipal } from './rules/unsupported-condition-key-for-service-principal.ts';
import { unsupportedElementCombination } from './rules/unsupported-element-combination.ts';
import { unsupportedPrincipal } from './rules/unsupported-principal.ts';
import { unsupportedSid } from './rules/unsupported-sid.ts';
import { unsupportedWildcardInPrincipal } from './rules/unsupported-wildcard-in-principal.ts';
import { variableUsageTooPermissive } from './rules/variable-usage-too-permissive.ts';
import { wildcardActionMatchesNothing } from './rules/wildcard-action-matches-nothing.ts';
import { wildcardUsageTooPermissive } from './rules/wildcard-usage-too-permissive.ts';

/** Our own rules, in the order of their ids. */
export const rules: readonly Rule[] = [
  accountIdAsNumber,
  arnAccountNotAllowed,
  arnRegionNotAllowed,
  arnServicePrefixConfusion,
  confirmAudienceClaimType,
  dataTypeMismatch,
  duplicateKeysWithDifferentCase,
  federatedPrincipalNotSupported,
  githubOidcUnsafeClaim,
  improveIpRange,
  invalidAction,
  invalidArnAccount,
  invalidArnPrefix,
  invalidArnRegion,
  invalidArnResource,
  invalidArnServiceCase,
  invalidConditionDataType,
  invalidConditionKeyFormat,
  invalidConditionMultipleBoolean,
  invalidConditionOperator,
  invalidEffect,
  invalidFederatedPrincipalSyntaxInRoleTrustPolicy,
  invalidGlobalConditionKey,
  invalidKmsKeyValue,
  invalidPartition,
  invalidPolicyElement,
  invalidPrincipalFormat,
  invalidPrincipalKey,
  invalidRegion,
  invalidService,
  invalidServiceConditionKey,
  invalidServiceInAction,
  invalidServicePrincipalFormat,
  invalidVersion,
  invalidVpcFormat,
  invalidVpceFormat,
  jsonSyntaxError,
  mismatchedActionForPrincipal,
  missingAction,
  missingActionForRolesAnywhereTrustPolicy,
  missingArnAccount,
  missingArnField,
  missingArnRegion,
  missingConditionKeyForOidcPrincipal,
  missingEffect,
  missingGithubRepoConditionKey,
  missingPrincipal,
  missingQualifier,
  missingResource,
  missingStatement,
  missingTagKeyInCondition,
  nullWithIfExists,
  nullWithQualifier,
  oldVersion,
  placeholderLeft,
  privateIpAddress,
  privateIpAddressSubset,
  privateNotIpAddress,
  privateNotIpAddressSubset,
  roleTrustPolicySyntaxErrorNotprincipal,
  roleTrustPolicySyntaxErrorResource,
  roleTrustPolicyUnsupportedWildcardInPrincipal,
  s3ArnColons,
  s3ArnExtraColonOrRegion,
  s3BucketNameImpossible,
  specificGithubRepoAndBranchRecommended,
  typeMismatchIpRange,
  unexpectedId,
  uniqueSidsRequired,
  unknownFederationSource,
  unsupportedConditionKeyForServicePrincipal,
  unsupportedElementCombination,
  unsupportedPrincipal,
  unsupportedSid,
  unsupportedWildcardInPrincipal,
  variableUsageTooPermissive,
  wildcardActionMatchesNothing,
  wildcardUsageTooPermissive,
];
