import { foldCase } from '../../text/fold-case.ts';
import type { Finding } from '../rule.ts';
import type { WrittenClause, WrittenStatement, WrittenText } from '../written.ts';
import { coveredActions, hasWildcard, type ListedAction } from './actions.ts';
import { needsKey } from './clauses.ts';
import { fitsKey } from './keys.ts';

/** A clause that hangs on the value of a tag of the resource; AWS leaves `Null` alone. */
export function resourceTagClause({ clauses }: WrittenStatement): WrittenClause | undefined {
  return clauses.find(
    (clause) => isResourceTag(clause.folded) && clause.row?.asks === 'value' && needsKey(clause),
  );
}

function isResourceTag(folded: string): boolean {
  return folded.startsWith('aws:resourcetag/') && folded.length > 'aws:resourcetag/'.length;
}

/** Whether requests of no action that an entry covers carry the tags of their resource. */
function isNeverTagged(entry: string): boolean {
  const actions = coveredActions(entry);
  if (actions.length === 0) return false;
  // What creates something is silently accepted by AWS, and what is on a resource may be missing in
  // the facts: only actions without any resource are certain.
  if (!hasWildcard(entry)) return actions.every(takesNothing);
  return entry !== '*' && !actions.some(suppliesTag);
}

function takesNothing(listed: ListedAction): boolean {
  const { service, action } = listed;
  if (action.name.startsWith('Create') || hasKey(action, 'aws:requesttag/x')) return false;
  const usual = action.resourceTypes.filter(
    ({ type, required }) => required || !rarelyNamed.has(`${service}:${type.name}`),
  );
  return usual.length === 0 && (action.resourceTypes.length > 0 || !suppliesTag(listed));
}

/**
 * Resource types that an action takes besides what it is about: requests for metrics name no data
 * set unless they ask for one (Service Authorization Reference, CloudWatch, as of September 2026).
 */
const rarelyNamed: ReadonlySet<string> = new Set(['cloudwatch:dataset']);

function suppliesTag({ action }: ListedAction): boolean {
  const { resourceTypes } = action;
  return [action, ...resourceTypes.map(({ type }) => type)].some((one) =>
    hasKey(one, 'aws:resourcetag/x'),
  );
}

function hasKey(
  { conditionKeys }: Pick<ListedAction['action'], 'conditionKeys'>,
  folded: string,
): boolean {
  return conditionKeys.some(({ name }) => fitsKey(foldCase(name), folded));
}

/** The actions of a statement that its condition on a tag can never hold for. */
export function* untaggedActions(
  statement: WrittenStatement,
  say: (entry: WrittenText, clause: WrittenClause) => string,
): Iterable<Finding> {
  const { action } = statement;
  const clause = action && !action.negated ? resourceTagClause(statement) : undefined;
  if (!action || !clause) return;
  for (const entry of action.entries) {
    if (!isNeverTagged(entry.text)) continue;
    yield { at: entry, also: [clause], message: say(entry, clause) };
  }
}
