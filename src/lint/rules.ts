// Written by scripts/generate-rules.ts: do not edit, run `npm run generate`.
import type { Rule } from './rule.ts';
import { accountIdAsNumber } from './rules/account-id-as-number.ts';
import { actionNeedsStar } from './rules/action-needs-star.ts';
import { actionResourceMismatch } from './rules/action-resource-mismatch.ts';
import { arnAccountNotAllowed } from './rules/arn-account-not-allowed.ts';
import { arnRegionNotAllowed } from './rules/arn-region-not-allowed.ts';
import { arnServicePrefixConfusion } from './rules/arn-service-prefix-confusion.ts';
import { bucketPolicyWrongService } from './rules/bucket-policy-wrong-service.ts';
import { dataTypeMismatch } from './rules/data-type-mismatch.ts';
import { emptyVariable } from './rules/empty-variable.ts';
import { invalidAction } from './rules/invalid-action.ts';
import { invalidArnAccount } from './rules/invalid-arn-account.ts';
import { invalidArnPrefix } from './rules/invalid-arn-prefix.ts';
import { invalidArnRegion } from './rules/invalid-arn-region.ts';
import { invalidArnResource } from './rules/invalid-arn-resource.ts';
import { invalidArnServiceCase } from './rules/invalid-arn-service-case.ts';
import { invalidEffect } from './rules/invalid-effect.ts';
import { invalidKmsKeyValue } from './rules/invalid-kms-key-value.ts';
import { invalidPartition } from './rules/invalid-partition.ts';
import { invalidPolicyElement } from './rules/invalid-policy-element.ts';
import { invalidService } from './rules/invalid-service.ts';
import { invalidServiceInAction } from './rules/invalid-service-in-action.ts';
import { invalidVariableForOperator } from './rules/invalid-variable-for-operator.ts';
import { invalidVersion } from './rules/invalid-version.ts';
import { jsonSyntaxError } from './rules/json-syntax-error.ts';
import { missingAction } from './rules/missing-action.ts';
import { missingArnAccount } from './rules/missing-arn-account.ts';
import { missingArnField } from './rules/missing-arn-field.ts';
import { missingArnRegion } from './rules/missing-arn-region.ts';
import { missingBraceInVariable } from './rules/missing-brace-in-variable.ts';
import { missingEffect } from './rules/missing-effect.ts';
import { missingPrincipal } from './rules/missing-principal.ts';
import { missingQuoteInVariable } from './rules/missing-quote-in-variable.ts';
import { missingResource } from './rules/missing-resource.ts';
import { missingStatement } from './rules/missing-statement.ts';
import { oldVersion } from './rules/old-version.ts';
import { placeholderLeft } from './rules/placeholder-left.ts';
import { policySizeExceedsIdentityPolicyQuota } from './rules/policy-size-exceeds-identity-policy-quota.ts';
import { policySizeExceedsRcpQuota } from './rules/policy-size-exceeds-rcp-quota.ts';
import { policySizeExceedsResourcePolicyQuota } from './rules/policy-size-exceeds-resource-policy-quota.ts';
import { policySizeExceedsRoleTrustPolicyQuota } from './rules/policy-size-exceeds-role-trust-policy-quota.ts';
import { policySizeExceedsScpQuota } from './rules/policy-size-exceeds-scp-quota.ts';
import { resourceEffectivelyStar } from './rules/resource-effectively-star.ts';
import { resourceStar } from './rules/resource-star.ts';
import { s3ArnColons } from './rules/s3-arn-colons.ts';
import { s3ArnExtraColonOrRegion } from './rules/s3-arn-extra-colon-or-region.ts';
import { s3BucketNameImpossible } from './rules/s3-bucket-name-impossible.ts';
import { s3ListOnObjectArn } from './rules/s3-list-on-object-arn.ts';
import { s3ObjectActionOnBucketArn } from './rules/s3-object-action-on-bucket-arn.ts';
import { unexpectedId } from './rules/unexpected-id.ts';
import { uniqueSidsRequired } from './rules/unique-sids-required.ts';
import { unsupportedActionInPolicy } from './rules/unsupported-action-in-policy.ts';
import { unsupportedElementCombination } from './rules/unsupported-element-combination.ts';
import { unsupportedPrincipal } from './rules/unsupported-principal.ts';
import { unsupportedResourceArnInPolicy } from './rules/unsupported-resource-arn-in-policy.ts';
import { unsupportedSid } from './rules/unsupported-sid.ts';
import { unsupportedSpaceInVariable } from './rules/unsupported-space-in-variable.ts';
import { variableInAngleBrackets } from './rules/variable-in-angle-brackets.ts';
import { variableUnsupportedInElement } from './rules/variable-unsupported-in-element.ts';
import { variableUnsupportedInVersion } from './rules/variable-unsupported-in-version.ts';
import { wildcardActionMatchesNothing } from './rules/wildcard-action-matches-nothing.ts';

/** Our own rules, in the order of their ids. */
export const rules: readonly Rule[] = [
  accountIdAsNumber,
  actionNeedsStar,
  actionResourceMismatch,
  arnAccountNotAllowed,
  arnRegionNotAllowed,
  arnServicePrefixConfusion,
  bucketPolicyWrongService,
  dataTypeMismatch,
  emptyVariable,
  invalidAction,
  invalidArnAccount,
  invalidArnPrefix,
  invalidArnRegion,
  invalidArnResource,
  invalidArnServiceCase,
  invalidEffect,
  invalidKmsKeyValue,
  invalidPartition,
  invalidPolicyElement,
  invalidService,
  invalidServiceInAction,
  invalidVariableForOperator,
  invalidVersion,
  jsonSyntaxError,
  missingAction,
  missingArnAccount,
  missingArnField,
  missingArnRegion,
  missingBraceInVariable,
  missingEffect,
  missingPrincipal,
  missingQuoteInVariable,
  missingResource,
  missingStatement,
  oldVersion,
  placeholderLeft,
  policySizeExceedsIdentityPolicyQuota,
  policySizeExceedsRcpQuota,
  policySizeExceedsResourcePolicyQuota,
  policySizeExceedsRoleTrustPolicyQuota,
  policySizeExceedsScpQuota,
  resourceEffectivelyStar,
  resourceStar,
  s3ArnColons,
  s3ArnExtraColonOrRegion,
  s3BucketNameImpossible,
  s3ListOnObjectArn,
  s3ObjectActionOnBucketArn,
  unexpectedId,
  uniqueSidsRequired,
  unsupportedActionInPolicy,
  unsupportedElementCombination,
  unsupportedPrincipal,
  unsupportedResourceArnInPolicy,
  unsupportedSid,
  unsupportedSpaceInVariable,
  variableInAngleBrackets,
  variableUnsupportedInElement,
  variableUnsupportedInVersion,
  wildcardActionMatchesNothing,
];
