// Written by scripts/generate-rules.ts: do not edit, run `npm run generate`.
import type { Rule } from './rule.ts';
import { duplicateKeysWithDifferentCase } from './rules/duplicate-keys-with-different-case.ts';
import { improveIpRange } from './rules/improve-ip-range.ts';
import { invalidConditionDataType } from './rules/invalid-condition-data-type.ts';
import { invalidConditionKeyFormat } from './rules/invalid-condition-key-format.ts';
import { invalidConditionMultipleBoolean } from './rules/invalid-condition-multiple-boolean.ts';
import { invalidConditionOperator } from './rules/invalid-condition-operator.ts';
import { invalidGlobalConditionKey } from './rules/invalid-global-condition-key.ts';
import { invalidRegion } from './rules/invalid-region.ts';
import { invalidServiceConditionKey } from './rules/invalid-service-condition-key.ts';
import { invalidVpcFormat } from './rules/invalid-vpc-format.ts';
import { invalidVpceFormat } from './rules/invalid-vpce-format.ts';
import { missingArnField } from './rules/missing-arn-field.ts';
import { missingEffect } from './rules/missing-effect.ts';
import { missingQualifier } from './rules/missing-qualifier.ts';
import { missingTagKeyInCondition } from './rules/missing-tag-key-in-condition.ts';
import { nullWithIfExists } from './rules/null-with-if-exists.ts';
import { nullWithQualifier } from './rules/null-with-qualifier.ts';
import { privateIpAddress } from './rules/private-ip-address.ts';
import { privateIpAddressSubset } from './rules/private-ip-address-subset.ts';
import { privateNotIpAddress } from './rules/private-not-ip-address.ts';
import { privateNotIpAddressSubset } from './rules/private-not-ip-address-subset.ts';
import { typeMismatchIpRange } from './rules/type-mismatch-ip-range.ts';
import { variableUsageTooPermissive } from './rules/variable-usage-too-permissive.ts';
import { wildcardUsageTooPermissive } from './rules/wildcard-usage-too-permissive.ts';

/** Our own rules, in the order of their ids. */
export const rules: readonly Rule[] = [
  duplicateKeysWithDifferentCase,
  improveIpRange,
  invalidConditionDataType,
  invalidConditionKeyFormat,
  invalidConditionMultipleBoolean,
  invalidConditionOperator,
  invalidGlobalConditionKey,
  invalidRegion,
  invalidServiceConditionKey,
  invalidVpcFormat,
  invalidVpceFormat,
  missingArnField,
  missingEffect,
  missingQualifier,
  missingTagKeyInCondition,
  nullWithIfExists,
  nullWithQualifier,
  privateIpAddress,
  privateIpAddressSubset,
  privateNotIpAddress,
  privateNotIpAddressSubset,
  typeMismatchIpRange,
  variableUsageTooPermissive,
  wildcardUsageTooPermissive,
];
