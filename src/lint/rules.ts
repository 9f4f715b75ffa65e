// Written by scripts/generate-rules.ts: do not edit, run `npm run generate`.
import type { Rule } from './rule.ts';
import { createSlrWithNotActionAndNotResource } from './rules/create-slr-with-not-action-and-not-resource.ts';
import { createSlrWithNotResource } from './rules/create-slr-with-not-resource.ts';
import { createSlrWithStarInActionAndNotResource } from './rules/create-slr-with-star-in-action-and-not-resource.ts';
import { createSlrWithStarInActionAndResource } from './rules/create-slr-with-star-in-action-and-resource.ts';
import { createSlrWithStarInResource } from './rules/create-slr-with-star-in-resource.ts';
import { createSlrWithStarInResourceAndNotAction } from './rules/create-slr-with-star-in-resource-and-not-action.ts';
import { missingArnField } from './rules/missing-arn-field.ts';
import { missingEffect } from './rules/missing-effect.ts';
import { passRoleWithNotActionAndNotResource } from './rules/pass-role-with-not-action-and-not-resource.ts';
import { passRoleWithNotResource } from './rules/pass-role-with-not-resource.ts';
import { passRoleWithStarInActionAndNotResource } from './rules/pass-role-with-star-in-action-and-not-resource.ts';
import { passRoleWithStarInActionAndResource } from './rules/pass-role-with-star-in-action-and-resource.ts';
import { passRoleWithStarInResource } from './rules/pass-role-with-star-in-resource.ts';
import { passRoleWithStarInResourceAndNotAction } from './rules/pass-role-with-star-in-resource-and-not-action.ts';

/** Our own rules, in the order of their ids. */
export const rules: readonly Rule[] = [
  createSlrWithNotActionAndNotResource,
  createSlrWithNotResource,
  createSlrWithStarInActionAndNotResource,
  createSlrWithStarInActionAndResource,
  createSlrWithStarInResource,
  createSlrWithStarInResourceAndNotAction,
  missingArnField,
  missingEffect,
  passRoleWithNotActionAndNotResource,
  passRoleWithNotResource,
  passRoleWithStarInActionAndNotResource,
  passRoleWithStarInActionAndResource,
  passRoleWithStarInResource,
  passRoleWithStarInResourceAndNotAction,
];
