// Written by scripts/generate-rules.ts: do not edit, run `npm run generate`.
import type { Rule } from './rule.ts';
import { allowNotactionWithUnsupportedTagConditionKeyForService } from './rules/allow-notaction-with-unsupported-tag-condition-key-for-service.ts';
import { allowWithNotAction } from './rules/allow-with-not-action.ts';
import { allowWithNotPrincipal } from './rules/allow-with-not-principal.ts';
import { allowWithNotResource } from './rules/allow-with-not-resource.ts';
import { allowWithUnsupportedTagConditionKeyForService } from './rules/allow-with-unsupported-tag-condition-key-for-service.ts';
import { bucketPolicyLockout } from './rules/bucket-policy-lockout.ts';
import { confusedDeputyInTrust } from './rules/confused-deputy-in-trust.ts';
import { createSlrWithNotActionAndNotResource } from './rules/create-slr-with-not-action-and-not-resource.ts';
import { createSlrWithNotResource } from './rules/create-slr-with-not-resource.ts';
import { createSlrWithStarInActionAndNotResource } from './rules/create-slr-with-star-in-action-and-not-resource.ts';
import { createSlrWithStarInActionAndResource } from './rules/create-slr-with-star-in-action-and-resource.ts';
import { createSlrWithStarInResource } from './rules/create-slr-with-star-in-resource.ts';
import { createSlrWithStarInResourceAndNotAction } from './rules/create-slr-with-star-in-resource-and-not-action.ts';
import { denyNotactionWithUnsupportedTagConditionKeyForService } from './rules/deny-notaction-with-unsupported-tag-condition-key-for-service.ts';
import { denyWithUnsupportedTagConditionKeyForService } from './rules/deny-with-unsupported-tag-condition-key-for-service.ts';
import { dynamodbAttributesWithoutSelect } from './rules/dynamodb-attributes-without-select.ts';
import { emptyArrayAction } from './rules/empty-array-action.ts';
import { emptyArrayPrincipal } from './rules/empty-array-principal.ts';
import { emptyArrayResource } from './rules/empty-array-resource.ts';
import { emptyObjectPrincipal } from './rules/empty-object-principal.ts';
import { emptySidValue } from './rules/empty-sid-value.ts';
import { forallvaluesWithSingleValuedKey } from './rules/forallvalues-with-single-valued-key.ts';
import { foranyvalueWithAudienceClaimType } from './rules/foranyvalue-with-audience-claim-type.ts';
import { fullAdmin } from './rules/full-admin.ts';
import { invalidRoleReference } from './rules/invalid-role-reference.ts';
import { invalidUserReference } from './rules/invalid-user-reference.ts';
import { irrelevantConditionKeyInPolicy } from './rules/irrelevant-condition-key-in-policy.ts';
import { missingArnField } from './rules/missing-arn-field.ts';
import { missingEffect } from './rules/missing-effect.ts';
import { missingPairedConditionKeys } from './rules/missing-paired-condition-keys.ts';
import { missingVersion } from './rules/missing-version.ts';
import { passRoleWithNotActionAndNotResource } from './rules/pass-role-with-not-action-and-not-resource.ts';
import { passRoleWithNotResource } from './rules/pass-role-with-not-resource.ts';
import { passRoleWithStarInActionAndNotResource } from './rules/pass-role-with-star-in-action-and-not-resource.ts';
import { passRoleWithStarInActionAndResource } from './rules/pass-role-with-star-in-action-and-resource.ts';
import { passRoleWithStarInResource } from './rules/pass-role-with-star-in-resource.ts';
import { passRoleWithStarInResourceAndNotAction } from './rules/pass-role-with-star-in-resource-and-not-action.ts';
import { publicResourcePolicy } from './rules/public-resource-policy.ts';
import { rcpMissingRelatedPrincipalConditionKey } from './rules/rcp-missing-related-principal-condition-key.ts';
import { rcpMissingRelatedServicePrincipalConditionKey } from './rules/rcp-missing-related-service-principal-condition-key.ts';
import { rcpMissingServiceConditionKeyNullCheck } from './rules/rcp-missing-service-condition-key-null-check.ts';
import { rcpSyntaxErrorAction } from './rules/rcp-syntax-error-action.ts';
import { rcpSyntaxErrorAllow } from './rules/rcp-syntax-error-allow.ts';
import { rcpSyntaxErrorNotaction } from './rules/rcp-syntax-error-notaction.ts';
import { rcpSyntaxErrorPrincipal } from './rules/rcp-syntax-error-principal.ts';
import { recommendedConditionKeyForServicePrincipal } from './rules/recommended-condition-key-for-service-principal.ts';
import { redundantAction } from './rules/redundant-action.ts';
import { redundantPrincipalInRoleTrustPolicy } from './rules/redundant-principal-in-role-trust-policy.ts';
import { redundantResource } from './rules/redundant-resource.ts';
import { redundantStatement } from './rules/redundant-statement.ts';
import { restrictAccessToServicePrincipal } from './rules/restrict-access-to-service-principal.ts';
import { s3PrefixInNegativeContext } from './rules/s3-prefix-in-negative-context.ts';
import { scpSyntaxErrorActionWildcard } from './rules/scp-syntax-error-action-wildcard.ts';
import { scpSyntaxErrorAllowCondition } from './rules/scp-syntax-error-allow-condition.ts';
import { scpSyntaxErrorAllowNotaction } from './rules/scp-syntax-error-allow-notaction.ts';
import { scpSyntaxErrorAllowResource } from './rules/scp-syntax-error-allow-resource.ts';
import { scpSyntaxErrorNotresource } from './rules/scp-syntax-error-notresource.ts';
import { scpSyntaxErrorPrincipal } from './rules/scp-syntax-error-principal.ts';
import { serviceWildcard } from './rules/service-wildcard.ts';
import { starAction } from './rules/star-action.ts';
import { stringLikeOperatorWithArnConditionKeys } from './rules/string-like-operator-with-arn-condition-keys.ts';
import { uniqueSidsRecommended } from './rules/unique-sids-recommended.ts';
import { untrustworthyConditionKey } from './rules/untrustworthy-condition-key.ts';
import { wildcardInServiceName } from './rules/wildcard-in-service-name.ts';

/** Our own rules, in the order of their ids. */
export const rules: readonly Rule[] = [
  allowNotactionWithUnsupportedTagConditionKeyForService,
  allowWithNotAction,
  allowWithNotPrincipal,
  allowWithNotResource,
  allowWithUnsupportedTagConditionKeyForService,
  bucketPolicyLockout,
  confusedDeputyInTrust,
  createSlrWithNotActionAndNotResource,
  createSlrWithNotResource,
  createSlrWithStarInActionAndNotResource,
  createSlrWithStarInActionAndResource,
  createSlrWithStarInResource,
  createSlrWithStarInResourceAndNotAction,
  denyNotactionWithUnsupportedTagConditionKeyForService,
  denyWithUnsupportedTagConditionKeyForService,
  dynamodbAttributesWithoutSelect,
  emptyArrayAction,
  emptyArrayPrincipal,
  emptyArrayResource,
  emptyObjectPrincipal,
  emptySidValue,
  forallvaluesWithSingleValuedKey,
  foranyvalueWithAudienceClaimType,
  fullAdmin,
  invalidRoleReference,
  invalidUserReference,
  irrelevantConditionKeyInPolicy,
  missingArnField,
  missingEffect,
  missingPairedConditionKeys,
  missingVersion,
  passRoleWithNotActionAndNotResource,
  passRoleWithNotResource,
  passRoleWithStarInActionAndNotResource,
  passRoleWithStarInActionAndResource,
  passRoleWithStarInResource,
  passRoleWithStarInResourceAndNotAction,
  publicResourcePolicy,
  rcpMissingRelatedPrincipalConditionKey,
  rcpMissingRelatedServicePrincipalConditionKey,
  rcpMissingServiceConditionKeyNullCheck,
  rcpSyntaxErrorAction,
  rcpSyntaxErrorAllow,
  rcpSyntaxErrorNotaction,
  rcpSyntaxErrorPrincipal,
  recommendedConditionKeyForServicePrincipal,
  redundantAction,
  redundantPrincipalInRoleTrustPolicy,
  redundantResource,
  redundantStatement,
  restrictAccessToServicePrincipal,
  s3PrefixInNegativeContext,
  scpSyntaxErrorActionWildcard,
  scpSyntaxErrorAllowCondition,
  scpSyntaxErrorAllowNotaction,
  scpSyntaxErrorAllowResource,
  scpSyntaxErrorNotresource,
  scpSyntaxErrorPrincipal,
  serviceWildcard,
  starAction,
  stringLikeOperatorWithArnConditionKeys,
  uniqueSidsRecommended,
  untrustworthyConditionKey,
  wildcardInServiceName,
];
