import type { Action, ResourceType } from '../../catalog/services/catalog.ts';
import { matchesWildcard } from '../../match/wildcard.ts';
import { foldCase } from '../../text/fold-case.ts';
import type { WrittenClause, WrittenStatement } from '../written.ts';
import { coveredActions, type ListedAction } from './actions.ts';
import { arnOf, listedArns } from './arns.ts';
import { fitsKey } from './keys.ts';
import { patternOf } from './patterns.ts';

/** Every listed action that a statement allows by name or wildcard; none for NotAction and Deny. */
export function allowedActions({ effect, action }: WrittenStatement): readonly ListedAction[] {
  if (effect !== 'Allow' || !action || action.negated) return [];
  const [first, ...others] = action.entries;
  if (first && others.length === 0) return coveredActions(first.text);
  return [...new Set(action.entries.map(({ text }) => text))].flatMap(coveredActions);
}

/** Keys that say whose the resource must be, or how it is tagged. */
const ownerKeys: ReadonlySet<string> = new Set([
  'aws:resourceaccount',
  'aws:resourceorgid',
  'aws:resourceorgpaths',
]);

/** Whether a condition narrows the resources of all the actions (ruling 13; parliament's silences). */
export function limitsResources(
  { clauses, conditionHidden }: WrittenStatement,
  actions: readonly ListedAction[],
): boolean {
  if (conditionHidden) return true;
  return clauses.some(
    ({ folded }) =>
      ownerKeys.has(folded) ||
      (folded.startsWith('aws:resourcetag/') &&
        actions.every(({ action }) => supportsKey(action, folded))),
  );
}

function supportsKey({ conditionKeys, resourceTypes }: Action, folded: string): boolean {
  const keys = [conditionKeys, ...resourceTypes.map(({ type }) => type.conditionKeys)];
  return keys.some((list) => list.some(({ name }) => fitsKey(foldCase(name), folded)));
}

/**
 * Whether nothing is gained by naming resources for an action: it takes none, AWS's own checks look
 * at it with its condition key, or its resources cannot be told apart in practice.
 */
export function needsNoLimit(
  { service, action }: ListedAction,
  clauses: readonly WrittenClause[],
): boolean {
  if (action.resourceTypes.length === 0) return true;
  const name = `${service}:${foldCase(action.name)}`;
  const key = narrowingKeys.get(name);
  if (key === undefined) return name === 'cloudwatch:putmetricdata';
  return clauses.some(({ folded, operator }) => folded === key && !operator.ifExists);
}

const narrowingKeys: ReadonlyMap<string, string> = new Map([
  ['iam:createservicelinkedrole', 'iam:awsservicename'],
  ['iam:passrole', 'iam:passedtoservice'],
]);

/** Whether a resource entry covers every resource of a type, in every account. */
export function coversType(entry: string, type: ResourceType): boolean {
  const arn = arnOf(entry);
  if (!arn) return false;
  return listedArns(type).every(
    ({ service, region, account, resource }) =>
      (arn.partition === '*' || arn.partition === 'aws') &&
      arn.service === service &&
      (region === 'any'
        ? arn.region === '*'
        : arn.region === '*' || arn.region === region.literal) &&
      (account === 'any'
        ? arn.account === '*'
        : arn.account === '*' || arn.account === account.literal) &&
      matchesWildcard(patternOf(arn.resource), sampleOf(resource)),
  );
}

/** A text of a format that only wildcards cover: what is open in it is no letter of any ARN. */
function sampleOf(resource: readonly number[]): string {
  return resource.map((unit) => (unit < 0 ? '\uE000\uE000' : String.fromCharCode(unit))).join('');
}
