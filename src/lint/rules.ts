// Written by scripts/generate-rules.ts: do not edit, run `npm run generate`.
import type { Rule } from './rule.ts';
import { conditionKeyNeverPresent } from './rules/condition-key-never-present.ts';
import { contradictoryCondition } from './rules/contradictory-condition.ts';
import { credentialsExposure } from './rules/credentials-exposure.ts';
import { dataExfiltration } from './rules/data-exfiltration.ts';
import { deadStatement } from './rules/dead-statement.ts';
import { forbiddenAccess } from './rules/forbidden-access.ts';
import { fullAccessCloudtrailKms } from './rules/full-access-cloudtrail-kms.ts';
import { infrastructureModification } from './rules/infrastructure-modification.ts';
import { marketplaceSubscribe } from './rules/marketplace-subscribe.ts';
import { missingArnField } from './rules/missing-arn-field.ts';
import { missingEffect } from './rules/missing-effect.ts';
import { privilegeEscalation } from './rules/privilege-escalation.ts';
import { privilegeEscalationAmplifier } from './rules/privilege-escalation-amplifier.ts';
import { privilegeEscalationWithinLimits } from './rules/privilege-escalation-within-limits.ts';
import { requiredCondition } from './rules/required-condition.ts';
import { resourceExposure } from './rules/resource-exposure.ts';
import { roleAssumableByAny } from './rules/role-assumable-by-any.ts';
import { roleAssumableByCompute } from './rules/role-assumable-by-compute.ts';
import { roleAssumableByWholeAccount } from './rules/role-assumable-by-whole-account.ts';
import { roleAssumableCrossAccount } from './rules/role-assumable-cross-account.ts';
import { s3BucketToObjectEscalation } from './rules/s3-bucket-to-object-escalation.ts';
import { sensitiveAccess } from './rules/sensitive-access.ts';
import { shadowedStatement } from './rules/shadowed-statement.ts';

/** Our own rules, in the order of their ids. */
export const rules: readonly Rule[] = [
  conditionKeyNeverPresent,
  contradictoryCondition,
  credentialsExposure,
  dataExfiltration,
  deadStatement,
  forbiddenAccess,
  fullAccessCloudtrailKms,
  infrastructureModification,
  marketplaceSubscribe,
  missingArnField,
  missingEffect,
  privilegeEscalation,
  privilegeEscalationAmplifier,
  privilegeEscalationWithinLimits,
  requiredCondition,
  resourceExposure,
  roleAssumableByAny,
  roleAssumableByCompute,
  roleAssumableByWholeAccount,
  roleAssumableCrossAccount,
  s3BucketToObjectEscalation,
  sensitiveAccess,
  shadowedStatement,
];
