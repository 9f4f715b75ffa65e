// Written by scripts/generate-rules.ts: do not edit, run `npm run generate`.
import type { Rule } from './rule.ts';
import { accountIdAsNumber } from './rules/account-id-as-number.ts';
import { actionNeedsStar } from './rules/action-needs-star.ts';
import { actionResourceMismatch } from './rules/action-resource-mismatch.ts';
import { allowNotactionWithUnsupportedTagConditionKeyForService } from './rules/allow-notaction-with-unsupported-tag-condition-key-for-service.ts';
import { allowWithNotAction } from './rules/allow-with-not-action.ts';
import { allowWithNotPrincipal } from './rules/allow-with-not-principal.ts';
import { allowWithNotResource } from './rules/allow-with-not-resource.ts';
import { allowWithUnsupportedTagConditionKeyForService } from './rules/allow-with-unsupported-tag-condition-key-for-service.ts';
import { arnAccountNotAllowed } from './rules/arn-account-not-allowed.ts';
import { arnRegionNotAllowed } from './rules/arn-region-not-allowed.ts';
import { arnServicePrefixConfusion } from './rules/arn-service-prefix-confusion.ts';
import { awsManagedAdminAttached } from './rules/aws-managed-admin-attached.ts';
import { badRoleArn } from './rules/bad-role-arn.ts';
import { bucketPolicyLockout } from './rules/bucket-policy-lockout.ts';
import { bucketPolicyWrongService } from './rules/bucket-policy-wrong-service.ts';
import { cloudshellFullAccessAttached } from './rules/cloudshell-full-access-attached.ts';
import { cognitoAmbiguousFallsToAuthRole } from './rules/cognito-ambiguous-falls-to-auth-role.ts';
import { cognitoAmrWithoutSetOperator } from './rules/cognito-amr-without-set-operator.ts';
import { cognitoAudOfOtherPool } from './rules/cognito-aud-of-other-pool.ts';
import { cognitoAuthNoUserPartition } from './rules/cognito-auth-no-user-partition.ts';
import { cognitoClassicFlowAllowed } from './rules/cognito-classic-flow-allowed.ts';
import { cognitoEqualPrecedence } from './rules/cognito-equal-precedence.ts';
import { cognitoFederatedGroupWithRole } from './rules/cognito-federated-group-with-role.ts';
import { cognitoForeignFederationKey } from './rules/cognito-foreign-federation-key.ts';
import { cognitoGroupRoleUnused } from './rules/cognito-group-role-unused.ts';
import { cognitoGroupWithoutPrecedence } from './rules/cognito-group-without-precedence.ts';
import { cognitoGuestOutsideScopeDown } from './rules/cognito-guest-outside-scope-down.ts';
import { cognitoGuestUserPartition } from './rules/cognito-guest-user-partition.ts';
import { cognitoGuestWriteOrWildcard } from './rules/cognito-guest-write-or-wildcard.ts';
import { cognitoGuestsWithoutRole } from './rules/cognito-guests-without-role.ts';
import { cognitoLeadingkeysWithoutForallvalues } from './rules/cognito-leadingkeys-without-forallvalues.ts';
import { cognitoListWithoutPrefix } from './rules/cognito-list-without-prefix.ts';
import { cognitoMfaRequired } from './rules/cognito-mfa-required.ts';
import { cognitoRoleInAnotherAccount } from './rules/cognito-role-in-another-account.ts';
import { cognitoRoleTagShowsThrough } from './rules/cognito-role-tag-shows-through.ts';
import { cognitoRuleClaimNeverThere } from './rules/cognito-rule-claim-never-there.ts';
import { cognitoRuleMatchesPart } from './rules/cognito-rule-matches-part.ts';
import { cognitoRuleNotEqual } from './rules/cognito-rule-not-equal.ts';
import { cognitoRuleOnUnverifiedEmail } from './rules/cognito-rule-on-unverified-email.ts';
import { cognitoRuleOnWritableClaim } from './rules/cognito-rule-on-writable-claim.ts';
import { cognitoRuleRoleNotAssumable } from './rules/cognito-rule-role-not-assumable.ts';
import { cognitoRuleUnreachable } from './rules/cognito-rule-unreachable.ts';
import { cognitoServerSideTokenCheckOff } from './rules/cognito-server-side-token-check-off.ts';
import { cognitoSessionArnInResourcePolicy } from './rules/cognito-session-arn-in-resource-policy.ts';
import { cognitoSubConfused } from './rules/cognito-sub-confused.ts';
import { cognitoSyncInUse } from './rules/cognito-sync-in-use.ts';
import { cognitoSyncTrustWithoutSource } from './rules/cognito-sync-trust-without-source.ts';
import { cognitoTagKeyCharacters } from './rules/cognito-tag-key-characters.ts';
import { cognitoTagsessionMissing } from './rules/cognito-tagsession-missing.ts';
import { cognitoTrustAmrBoth } from './rules/cognito-trust-amr-both.ts';
import { cognitoTrustBadAud } from './rules/cognito-trust-bad-aud.ts';
import { cognitoTrustForAllValues } from './rules/cognito-trust-for-all-values.ts';
import { cognitoTrustMissingAmr } from './rules/cognito-trust-missing-amr.ts';
import { cognitoTrustMissingAud } from './rules/cognito-trust-missing-aud.ts';
import { cognitoTrustNetworkCondition } from './rules/cognito-trust-network-condition.ts';
import { cognitoUnknownKey } from './rules/cognito-unknown-key.ts';
import { cognitoVariableIn2008 } from './rules/cognito-variable-in-2008.ts';
import { cognitoWrongPrincipal } from './rules/cognito-wrong-principal.ts';
import { conditionKeyNeverPresent } from './rules/condition-key-never-present.ts';
import { confirmAudienceClaimType } from './rules/confirm-audience-claim-type.ts';
import { confusedDeputyInTrust } from './rules/confused-deputy-in-trust.ts';
import { contradictoryCondition } from './rules/contradictory-condition.ts';
import { createSlrWithNotActionAndNotResource } from './rules/create-slr-with-not-action-and-not-resource.ts';
import { createSlrWithNotResource } from './rules/create-slr-with-not-resource.ts';
import { createSlrWithStarInActionAndNotResource } from './rules/create-slr-with-star-in-action-and-not-resource.ts';
import { createSlrWithStarInActionAndResource } from './rules/create-slr-with-star-in-action-and-resource.ts';
import { createSlrWithStarInResource } from './rules/create-slr-with-star-in-resource.ts';
import { createSlrWithStarInResourceAndNotAction } from './rules/create-slr-with-star-in-resource-and-not-action.ts';
import { credentialsExposure } from './rules/credentials-exposure.ts';
import { dataExfiltration } from './rules/data-exfiltration.ts';
import { dataTypeMismatch } from './rules/data-type-mismatch.ts';
import { deadStatement } from './rules/dead-statement.ts';
import { denyNotactionWithUnsupportedTagConditionKeyForService } from './rules/deny-notaction-with-unsupported-tag-condition-key-for-service.ts';
import { denyWithUnsupportedTagConditionKeyForService } from './rules/deny-with-unsupported-tag-condition-key-for-service.ts';
import { deprecatedGlobalConditionKey } from './rules/deprecated-global-condition-key.ts';
import { duplicateKeysWithDifferentCase } from './rules/duplicate-keys-with-different-case.ts';
import { dynamodbAttributesWithoutSelect } from './rules/dynamodb-attributes-without-select.ts';
import { emptyArrayAction } from './rules/empty-array-action.ts';
import { emptyArrayCondition } from './rules/empty-array-condition.ts';
import { emptyArrayConditionForallvalues } from './rules/empty-array-condition-forallvalues.ts';
import { emptyArrayConditionForanyvalue } from './rules/empty-array-condition-foranyvalue.ts';
import { emptyArrayConditionIfexists } from './rules/empty-array-condition-ifexists.ts';
import { emptyArrayPrincipal } from './rules/empty-array-principal.ts';
import { emptyArrayResource } from './rules/empty-array-resource.ts';
import { emptyObjectCondition } from './rules/empty-object-condition.ts';
import { emptyObjectPrincipal } from './rules/empty-object-principal.ts';
import { emptySidValue } from './rules/empty-sid-value.ts';
import { emptyVariable } from './rules/empty-variable.ts';
import { equivalentToNullFalse } from './rules/equivalent-to-null-false.ts';
import { equivalentToNullTrue } from './rules/equivalent-to-null-true.ts';
import { expiredDateCondition } from './rules/expired-date-condition.ts';
import { federatedPrincipalNotSupported } from './rules/federated-principal-not-supported.ts';
import { forallvaluesAllowWithoutNullCheck } from './rules/forallvalues-allow-without-null-check.ts';
import { forallvaluesWithSingleValuedKey } from './rules/forallvalues-with-single-valued-key.ts';
import { foranyvalueWithAudienceClaimType } from './rules/foranyvalue-with-audience-claim-type.ts';
import { forbiddenAccess } from './rules/forbidden-access.ts';
import { fullAccessCloudtrailKms } from './rules/full-access-cloudtrail-kms.ts';
import { fullAdmin } from './rules/full-admin.ts';
import { githubOidcUnsafeClaim } from './rules/github-oidc-unsafe-claim.ts';
import { ifexistsWeakens } from './rules/ifexists-weakens.ts';
import { improveIpRange } from './rules/improve-ip-range.ts';
import { infrastructureModification } from './rules/infrastructure-modification.ts';
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
import { invalidDateValue } from './rules/invalid-date-value.ts';
import { invalidEffect } from './rules/invalid-effect.ts';
import { invalidFederatedPrincipalSyntaxInRoleTrustPolicy } from './rules/invalid-federated-principal-syntax-in-role-trust-policy.ts';
import { invalidGlobalConditionKey } from './rules/invalid-global-condition-key.ts';
import { invalidKmsKeyValue } from './rules/invalid-kms-key-value.ts';
import { invalidPartition } from './rules/invalid-partition.ts';
import { invalidPolicyElement } from './rules/invalid-policy-element.ts';
import { invalidPrincipalFormat } from './rules/invalid-principal-format.ts';
import { invalidPrincipalKey } from './rules/invalid-principal-key.ts';
import { invalidRegion } from './rules/invalid-region.ts';
import { invalidRoleReference } from './rules/invalid-role-reference.ts';
import { invalidService } from './rules/invalid-service.ts';
import { invalidServiceConditionKey } from './rules/invalid-service-condition-key.ts';
import { invalidServiceInAction } from './rules/invalid-service-in-action.ts';
import { invalidServicePrincipalFormat } from './rules/invalid-service-principal-format.ts';
import { invalidUserReference } from './rules/invalid-user-reference.ts';
import { invalidVariableForOperator } from './rules/invalid-variable-for-operator.ts';
import { invalidVersion } from './rules/invalid-version.ts';
import { invalidVpcFormat } from './rules/invalid-vpc-format.ts';
import { invalidVpceFormat } from './rules/invalid-vpce-format.ts';
import { irrelevantConditionKeyInPolicy } from './rules/irrelevant-condition-key-in-policy.ts';
import { jsonSyntaxError } from './rules/json-syntax-error.ts';
import { marketplaceSubscribe } from './rules/marketplace-subscribe.ts';
import { mfaAntipattern } from './rules/mfa-antipattern.ts';
import { mismatchedActionForPrincipal } from './rules/mismatched-action-for-principal.ts';
import { missingAction } from './rules/missing-action.ts';
import { missingActionForConditionKey } from './rules/missing-action-for-condition-key.ts';
import { missingActionForRolesAnywhereTrustPolicy } from './rules/missing-action-for-roles-anywhere-trust-policy.ts';
import { missingArnAccount } from './rules/missing-arn-account.ts';
import { missingArnField } from './rules/missing-arn-field.ts';
import { missingArnRegion } from './rules/missing-arn-region.ts';
import { missingBraceInVariable } from './rules/missing-brace-in-variable.ts';
import { missingConditionKeyForOidcPrincipal } from './rules/missing-condition-key-for-oidc-principal.ts';
import { missingEffect } from './rules/missing-effect.ts';
import { missingGithubRepoConditionKey } from './rules/missing-github-repo-condition-key.ts';
import { missingPairedConditionKeys } from './rules/missing-paired-condition-keys.ts';
import { missingPrincipal } from './rules/missing-principal.ts';
import { missingQualifier } from './rules/missing-qualifier.ts';
import { missingQuoteInVariable } from './rules/missing-quote-in-variable.ts';
import { missingResource } from './rules/missing-resource.ts';
import { missingStatement } from './rules/missing-statement.ts';
import { missingTagKeyInCondition } from './rules/missing-tag-key-in-condition.ts';
import { missingVersion } from './rules/missing-version.ts';
import { nullWithIfExists } from './rules/null-with-if-exists.ts';
import { nullWithQualifier } from './rules/null-with-qualifier.ts';
import { oldVersion } from './rules/old-version.ts';
import { passRoleWithNotActionAndNotResource } from './rules/pass-role-with-not-action-and-not-resource.ts';
import { passRoleWithNotResource } from './rules/pass-role-with-not-resource.ts';
import { passRoleWithStarInActionAndNotResource } from './rules/pass-role-with-star-in-action-and-not-resource.ts';
import { passRoleWithStarInActionAndResource } from './rules/pass-role-with-star-in-action-and-resource.ts';
import { passRoleWithStarInResource } from './rules/pass-role-with-star-in-resource.ts';
import { passRoleWithStarInResourceAndNotAction } from './rules/pass-role-with-star-in-resource-and-not-action.ts';
import { placeholderLeft } from './rules/placeholder-left.ts';
import { policyInUser } from './rules/policy-in-user.ts';
import { policySizeExceedsIdentityPolicyQuota } from './rules/policy-size-exceeds-identity-policy-quota.ts';
import { policySizeExceedsRcpQuota } from './rules/policy-size-exceeds-rcp-quota.ts';
import { policySizeExceedsResourcePolicyQuota } from './rules/policy-size-exceeds-resource-policy-quota.ts';
import { policySizeExceedsRoleTrustPolicyQuota } from './rules/policy-size-exceeds-role-trust-policy-quota.ts';
import { policySizeExceedsScpQuota } from './rules/policy-size-exceeds-scp-quota.ts';
import { privateIpAddress } from './rules/private-ip-address.ts';
import { privateIpAddressSubset } from './rules/private-ip-address-subset.ts';
import { privateNotIpAddress } from './rules/private-not-ip-address.ts';
import { privateNotIpAddressSubset } from './rules/private-not-ip-address-subset.ts';
import { privilegeEscalation } from './rules/privilege-escalation.ts';
import { privilegeEscalationAmplifier } from './rules/privilege-escalation-amplifier.ts';
import { privilegeEscalationWithinLimits } from './rules/privilege-escalation-within-limits.ts';
import { publicResourcePolicy } from './rules/public-resource-policy.ts';
import { rcpMissingRelatedPrincipalConditionKey } from './rules/rcp-missing-related-principal-condition-key.ts';
import { rcpMissingRelatedServicePrincipalConditionKey } from './rules/rcp-missing-related-service-principal-condition-key.ts';
import { rcpMissingServiceConditionKeyNullCheck } from './rules/rcp-missing-service-condition-key-null-check.ts';
import { rcpSyntaxErrorAction } from './rules/rcp-syntax-error-action.ts';
import { rcpSyntaxErrorAllow } from './rules/rcp-syntax-error-allow.ts';
import { rcpSyntaxErrorNotaction } from './rules/rcp-syntax-error-notaction.ts';
import { rcpSyntaxErrorPrincipal } from './rules/rcp-syntax-error-principal.ts';
import { readonlyCrossAccount } from './rules/readonly-cross-account.ts';
import { recommendedConditionKeyForServicePrincipal } from './rules/recommended-condition-key-for-service-principal.ts';
import { redundantAction } from './rules/redundant-action.ts';
import { redundantConditionValueNum } from './rules/redundant-condition-value-num.ts';
import { redundantKeyDueToWildcardInCondition } from './rules/redundant-key-due-to-wildcard-in-condition.ts';
import { redundantPrincipalInRoleTrustPolicy } from './rules/redundant-principal-in-role-trust-policy.ts';
import { redundantResource } from './rules/redundant-resource.ts';
import { redundantStatement } from './rules/redundant-statement.ts';
import { redundantStatementDueToWildcardInCondition } from './rules/redundant-statement-due-to-wildcard-in-condition.ts';
import { refWithPath } from './rules/ref-with-path.ts';
import { requiredCondition } from './rules/required-condition.ts';
import { resourceEffectivelyStar } from './rules/resource-effectively-star.ts';
import { resourceExposure } from './rules/resource-exposure.ts';
import { resourceStar } from './rules/resource-star.ts';
import { restrictAccessToServicePrincipal } from './rules/restrict-access-to-service-principal.ts';
import { roleAssumableByAny } from './rules/role-assumable-by-any.ts';
import { roleAssumableByCompute } from './rules/role-assumable-by-compute.ts';
import { roleAssumableByWholeAccount } from './rules/role-assumable-by-whole-account.ts';
import { roleAssumableCrossAccount } from './rules/role-assumable-cross-account.ts';
import { roleTrustPolicySyntaxErrorNotprincipal } from './rules/role-trust-policy-syntax-error-notprincipal.ts';
import { roleTrustPolicySyntaxErrorResource } from './rules/role-trust-policy-syntax-error-resource.ts';
import { roleTrustPolicyUnsupportedWildcardInPrincipal } from './rules/role-trust-policy-unsupported-wildcard-in-principal.ts';
import { s3ArnColons } from './rules/s3-arn-colons.ts';
import { s3ArnExtraColonOrRegion } from './rules/s3-arn-extra-colon-or-region.ts';
import { s3BucketNameImpossible } from './rules/s3-bucket-name-impossible.ts';
import { s3BucketToObjectEscalation } from './rules/s3-bucket-to-object-escalation.ts';
import { s3ListOnObjectArn } from './rules/s3-list-on-object-arn.ts';
import { s3ObjectActionOnBucketArn } from './rules/s3-object-action-on-bucket-arn.ts';
import { s3PrefixInNegativeContext } from './rules/s3-prefix-in-negative-context.ts';
import { scpSyntaxErrorActionWildcard } from './rules/scp-syntax-error-action-wildcard.ts';
import { scpSyntaxErrorAllowCondition } from './rules/scp-syntax-error-allow-condition.ts';
import { scpSyntaxErrorAllowNotaction } from './rules/scp-syntax-error-allow-notaction.ts';
import { scpSyntaxErrorAllowResource } from './rules/scp-syntax-error-allow-resource.ts';
import { scpSyntaxErrorNotresource } from './rules/scp-syntax-error-notresource.ts';
import { scpSyntaxErrorPrincipal } from './rules/scp-syntax-error-principal.ts';
import { sensitiveAccess } from './rules/sensitive-access.ts';
import { serviceWildcard } from './rules/service-wildcard.ts';
import { setOperatorOnSingleValuedKey } from './rules/set-operator-on-single-valued-key.ts';
import { shadowedStatement } from './rules/shadowed-statement.ts';
import { specificGithubRepoAndBranchRecommended } from './rules/specific-github-repo-and-branch-recommended.ts';
import { starAction } from './rules/star-action.ts';
import { stringLikeOperatorWithArnConditionKeys } from './rules/string-like-operator-with-arn-condition-keys.ts';
import { typeMismatch } from './rules/type-mismatch.ts';
import { typeMismatchBoolean } from './rules/type-mismatch-boolean.ts';
import { typeMismatchDate } from './rules/type-mismatch-date.ts';
import { typeMismatchIpRange } from './rules/type-mismatch-ip-range.ts';
import { typeMismatchNumber } from './rules/type-mismatch-number.ts';
import { typeMismatchString } from './rules/type-mismatch-string.ts';
import { unexpectedId } from './rules/unexpected-id.ts';
import { uniqueSidsRecommended } from './rules/unique-sids-recommended.ts';
import { uniqueSidsRequired } from './rules/unique-sids-required.ts';
import { unknownFederationSource } from './rules/unknown-federation-source.ts';
import { unresolvedTemplateValue } from './rules/unresolved-template-value.ts';
import { unsupportedActionForConditionKey } from './rules/unsupported-action-for-condition-key.ts';
import { unsupportedActionInPolicy } from './rules/unsupported-action-in-policy.ts';
import { unsupportedConditionKeyForServicePrincipal } from './rules/unsupported-condition-key-for-service-principal.ts';
import { unsupportedElementCombination } from './rules/unsupported-element-combination.ts';
import { unsupportedGlobalConditionKey } from './rules/unsupported-global-condition-key.ts';
import { unsupportedPrincipal } from './rules/unsupported-principal.ts';
import { unsupportedResourceArnInPolicy } from './rules/unsupported-resource-arn-in-policy.ts';
import { unsupportedSid } from './rules/unsupported-sid.ts';
import { unsupportedSpaceInVariable } from './rules/unsupported-space-in-variable.ts';
import { unsupportedWildcardInPrincipal } from './rules/unsupported-wildcard-in-principal.ts';
import { untrustworthyConditionKey } from './rules/untrustworthy-condition-key.ts';
import { useConditionKeyOnlyWithSupportedServices } from './rules/use-condition-key-only-with-supported-services.ts';
import { variableInAngleBrackets } from './rules/variable-in-angle-brackets.ts';
import { variableUnsupportedInElement } from './rules/variable-unsupported-in-element.ts';
import { variableUnsupportedInVersion } from './rules/variable-unsupported-in-version.ts';
import { variableUsageTooPermissive } from './rules/variable-usage-too-permissive.ts';
import { wildcardActionMatchesNothing } from './rules/wildcard-action-matches-nothing.ts';
import { wildcardInServiceName } from './rules/wildcard-in-service-name.ts';
import { wildcardUsageTooPermissive } from './rules/wildcard-usage-too-permissive.ts';
import { wildcardWithoutLikeOperator } from './rules/wildcard-without-like-operator.ts';

/** Our own rules, in the order of their ids. */
export const rules: readonly Rule[] = [
  accountIdAsNumber,
  actionNeedsStar,
  actionResourceMismatch,
  allowNotactionWithUnsupportedTagConditionKeyForService,
  allowWithNotAction,
  allowWithNotPrincipal,
  allowWithNotResource,
  allowWithUnsupportedTagConditionKeyForService,
  arnAccountNotAllowed,
  arnRegionNotAllowed,
  arnServicePrefixConfusion,
  awsManagedAdminAttached,
  badRoleArn,
  bucketPolicyLockout,
  bucketPolicyWrongService,
  cloudshellFullAccessAttached,
  cognitoAmbiguousFallsToAuthRole,
  cognitoAmrWithoutSetOperator,
  cognitoAudOfOtherPool,
  cognitoAuthNoUserPartition,
  cognitoClassicFlowAllowed,
  cognitoEqualPrecedence,
  cognitoFederatedGroupWithRole,
  cognitoForeignFederationKey,
  cognitoGroupRoleUnused,
  cognitoGroupWithoutPrecedence,
  cognitoGuestOutsideScopeDown,
  cognitoGuestUserPartition,
  cognitoGuestWriteOrWildcard,
  cognitoGuestsWithoutRole,
  cognitoLeadingkeysWithoutForallvalues,
  cognitoListWithoutPrefix,
  cognitoMfaRequired,
  cognitoRoleInAnotherAccount,
  cognitoRoleTagShowsThrough,
  cognitoRuleClaimNeverThere,
  cognitoRuleMatchesPart,
  cognitoRuleNotEqual,
  cognitoRuleOnUnverifiedEmail,
  cognitoRuleOnWritableClaim,
  cognitoRuleRoleNotAssumable,
  cognitoRuleUnreachable,
  cognitoServerSideTokenCheckOff,
  cognitoSessionArnInResourcePolicy,
  cognitoSubConfused,
  cognitoSyncInUse,
  cognitoSyncTrustWithoutSource,
  cognitoTagKeyCharacters,
  cognitoTagsessionMissing,
  cognitoTrustAmrBoth,
  cognitoTrustBadAud,
  cognitoTrustForAllValues,
  cognitoTrustMissingAmr,
  cognitoTrustMissingAud,
  cognitoTrustNetworkCondition,
  cognitoUnknownKey,
  cognitoVariableIn2008,
  cognitoWrongPrincipal,
  conditionKeyNeverPresent,
  confirmAudienceClaimType,
  confusedDeputyInTrust,
  contradictoryCondition,
  createSlrWithNotActionAndNotResource,
  createSlrWithNotResource,
  createSlrWithStarInActionAndNotResource,
  createSlrWithStarInActionAndResource,
  createSlrWithStarInResource,
  createSlrWithStarInResourceAndNotAction,
  credentialsExposure,
  dataExfiltration,
  dataTypeMismatch,
  deadStatement,
  denyNotactionWithUnsupportedTagConditionKeyForService,
  denyWithUnsupportedTagConditionKeyForService,
  deprecatedGlobalConditionKey,
  duplicateKeysWithDifferentCase,
  dynamodbAttributesWithoutSelect,
  emptyArrayAction,
  emptyArrayCondition,
  emptyArrayConditionForallvalues,
  emptyArrayConditionForanyvalue,
  emptyArrayConditionIfexists,
  emptyArrayPrincipal,
  emptyArrayResource,
  emptyObjectCondition,
  emptyObjectPrincipal,
  emptySidValue,
  emptyVariable,
  equivalentToNullFalse,
  equivalentToNullTrue,
  expiredDateCondition,
  federatedPrincipalNotSupported,
  forallvaluesAllowWithoutNullCheck,
  forallvaluesWithSingleValuedKey,
  foranyvalueWithAudienceClaimType,
  forbiddenAccess,
  fullAccessCloudtrailKms,
  fullAdmin,
  githubOidcUnsafeClaim,
  ifexistsWeakens,
  improveIpRange,
  infrastructureModification,
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
  invalidDateValue,
  invalidEffect,
  invalidFederatedPrincipalSyntaxInRoleTrustPolicy,
  invalidGlobalConditionKey,
  invalidKmsKeyValue,
  invalidPartition,
  invalidPolicyElement,
  invalidPrincipalFormat,
  invalidPrincipalKey,
  invalidRegion,
  invalidRoleReference,
  invalidService,
  invalidServiceConditionKey,
  invalidServiceInAction,
  invalidServicePrincipalFormat,
  invalidUserReference,
  invalidVariableForOperator,
  invalidVersion,
  invalidVpcFormat,
  invalidVpceFormat,
  irrelevantConditionKeyInPolicy,
  jsonSyntaxError,
  marketplaceSubscribe,
  mfaAntipattern,
  mismatchedActionForPrincipal,
  missingAction,
  missingActionForConditionKey,
  missingActionForRolesAnywhereTrustPolicy,
  missingArnAccount,
  missingArnField,
  missingArnRegion,
  missingBraceInVariable,
  missingConditionKeyForOidcPrincipal,
  missingEffect,
  missingGithubRepoConditionKey,
  missingPairedConditionKeys,
  missingPrincipal,
  missingQualifier,
  missingQuoteInVariable,
  missingResource,
  missingStatement,
  missingTagKeyInCondition,
  missingVersion,
  nullWithIfExists,
  nullWithQualifier,
  oldVersion,
  passRoleWithNotActionAndNotResource,
  passRoleWithNotResource,
  passRoleWithStarInActionAndNotResource,
  passRoleWithStarInActionAndResource,
  passRoleWithStarInResource,
  passRoleWithStarInResourceAndNotAction,
  placeholderLeft,
  policyInUser,
  policySizeExceedsIdentityPolicyQuota,
  policySizeExceedsRcpQuota,
  policySizeExceedsResourcePolicyQuota,
  policySizeExceedsRoleTrustPolicyQuota,
  policySizeExceedsScpQuota,
  privateIpAddress,
  privateIpAddressSubset,
  privateNotIpAddress,
  privateNotIpAddressSubset,
  privilegeEscalation,
  privilegeEscalationAmplifier,
  privilegeEscalationWithinLimits,
  publicResourcePolicy,
  rcpMissingRelatedPrincipalConditionKey,
  rcpMissingRelatedServicePrincipalConditionKey,
  rcpMissingServiceConditionKeyNullCheck,
  rcpSyntaxErrorAction,
  rcpSyntaxErrorAllow,
  rcpSyntaxErrorNotaction,
  rcpSyntaxErrorPrincipal,
  readonlyCrossAccount,
  recommendedConditionKeyForServicePrincipal,
  redundantAction,
  redundantConditionValueNum,
  redundantKeyDueToWildcardInCondition,
  redundantPrincipalInRoleTrustPolicy,
  redundantResource,
  redundantStatement,
  redundantStatementDueToWildcardInCondition,
  refWithPath,
  requiredCondition,
  resourceEffectivelyStar,
  resourceExposure,
  resourceStar,
  restrictAccessToServicePrincipal,
  roleAssumableByAny,
  roleAssumableByCompute,
  roleAssumableByWholeAccount,
  roleAssumableCrossAccount,
  roleTrustPolicySyntaxErrorNotprincipal,
  roleTrustPolicySyntaxErrorResource,
  roleTrustPolicyUnsupportedWildcardInPrincipal,
  s3ArnColons,
  s3ArnExtraColonOrRegion,
  s3BucketNameImpossible,
  s3BucketToObjectEscalation,
  s3ListOnObjectArn,
  s3ObjectActionOnBucketArn,
  s3PrefixInNegativeContext,
  scpSyntaxErrorActionWildcard,
  scpSyntaxErrorAllowCondition,
  scpSyntaxErrorAllowNotaction,
  scpSyntaxErrorAllowResource,
  scpSyntaxErrorNotresource,
  scpSyntaxErrorPrincipal,
  sensitiveAccess,
  serviceWildcard,
  setOperatorOnSingleValuedKey,
  shadowedStatement,
  specificGithubRepoAndBranchRecommended,
  starAction,
  stringLikeOperatorWithArnConditionKeys,
  typeMismatch,
  typeMismatchBoolean,
  typeMismatchDate,
  typeMismatchIpRange,
  typeMismatchNumber,
  typeMismatchString,
  unexpectedId,
  uniqueSidsRecommended,
  uniqueSidsRequired,
  unknownFederationSource,
  unresolvedTemplateValue,
  unsupportedActionForConditionKey,
  unsupportedActionInPolicy,
  unsupportedConditionKeyForServicePrincipal,
  unsupportedElementCombination,
  unsupportedGlobalConditionKey,
  unsupportedPrincipal,
  unsupportedResourceArnInPolicy,
  unsupportedSid,
  unsupportedSpaceInVariable,
  unsupportedWildcardInPrincipal,
  untrustworthyConditionKey,
  useConditionKeyOnlyWithSupportedServices,
  variableInAngleBrackets,
  variableUnsupportedInElement,
  variableUnsupportedInVersion,
  variableUsageTooPermissive,
  wildcardActionMatchesNothing,
  wildcardInServiceName,
  wildcardUsageTooPermissive,
  wildcardWithoutLikeOperator,
];
