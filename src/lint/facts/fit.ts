import type { ResourceType } from '../../catalog/services/catalog.ts';
import type { WrittenElement, WrittenStatement, WrittenText } from '../written.ts';
import { coveredActions, type ListedAction, splitAction } from './actions.ts';
import { arnOf, isOpen, mayNameType } from './arns.ts';

/** What an action entry of an Allow asks for, and the ARNs that it is granted on. */
export interface Grant {
  readonly actions: readonly ListedAction[];
  readonly arns: readonly WrittenText[];
}

/**
 * The actions and the ARNs of an entry that grants something on ARNs alone; absent where `*` or
 * anything that nobody knows may be among the resources. A Deny that fits nothing does no harm.
 */
export function grantOnArns(
  entry: WrittenText,
  { effect, resource }: WrittenStatement,
  action: WrittenElement,
): Grant | undefined {
  if (effect !== 'Allow' || action.negated || !resource || resource.negated) return undefined;
  if (resource.partial || resource.entries.length === 0) return undefined;
  const service = splitAction(entry.text)?.service;
  if (service === undefined || isOpen(service)) return undefined;
  if (!resource.entries.every(({ text }) => arnOf(text))) return undefined;
  const actions = coveredActions(entry.text);
  return actions.length > 0 ? { actions, arns: resource.entries } : undefined;
}

/** Whether none of the actions can be on any of the ARNs, though each takes a resource. */
export function fitsNothing({ actions, arns }: Grant): boolean {
  return actions.every(
    ({ action: { resourceTypes } }) =>
      resourceTypes.length > 0 &&
      !resourceTypes.some(({ type }) => arns.some(({ text }) => mayNameType(text, type))),
  );
}

/** The names of the resource types that the actions take, without repetition. */
export function typesTaken({ actions }: Grant): readonly ResourceType[] {
  return [
    ...new Set(actions.flatMap(({ action }) => action.resourceTypes.map(({ type }) => type))),
  ];
}

/**
 * Whether an ARN names all that the service has. AWS's examples have `s3:ListAllMyBuckets` on
 * `arn:aws:s3:::*`, and CloudWatch Logs asks for its Describe actions on log groups.
 */
export function namesWholeService({ actions, arns }: Grant): boolean {
  return arns.some(({ text }) => {
    const arn = arnOf(text);
    if (!arn || !actions.some(({ service }) => service === arn.service)) return false;
    const { resource, service } = arn;
    return resource === '*' || (service === 'logs' && resource.startsWith('log-group'));
  });
}
