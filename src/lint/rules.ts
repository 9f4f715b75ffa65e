// Written by scripts/generate-rules.ts: do not edit, run `npm run generate`.
import type { Rule } from './rule.ts';
import { contradictoryCondition } from './rules/contradictory-condition.ts';
import { credentialsExposure } from './rules/credentials-exposure.ts';
import { dataExfiltration } from './rules/data-exfiltration.ts';
import { deadStatement } from './rules/dead-statement.ts';
import { infrastructureModification } from './rules/infrastructure-modification.ts';
import { missingArnField } from './rules/missing-arn-field.ts';
import { missingEffect } from './rules/missing-effect.ts';
import { privilegeEscalation } from './rules/privilege-escalation.ts';
import { privilegeEscalationAmplifier } from './rules/privilege-escalation-amplifier.ts';
import { resourceExposure } from './rules/resource-exposure.ts';
import { shadowedStatement } from './rules/shadowed-statement.ts';

/** Our own rules, in the order of their ids. */
export const rules: readonly Rule[] = [
  contradictoryCondition,
  credentialsExposure,
  dataExfiltration,
  deadStatement,
  infrastructureModification,
  missingArnField,
  missingEffect,
  privilegeEscalation,
  privilegeEscalationAmplifier,
  resourceExposure,
  shadowedStatement,
];
