// Written by scripts/generate-rules.ts: do not edit, run `npm run generate`.
import type { Rule } from './rule.ts';
import { missingArnField } from './rules/missing-arn-field.ts';
import { missingEffect } from './rules/missing-effect.ts';

/** Our own rules, in the order of their ids. */
export const rules: readonly Rule[] = [
  missingArnField,
  missingEffect,
];
