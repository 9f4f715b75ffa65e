import { servicesOfSeveralPages } from '../../catalog/arn-services.ts';
import type { ResourceType } from '../../catalog/services/catalog.ts';
import { foldCase } from '../../text/fold-case.ts';
import type { WrittenElement, WrittenStatement, WrittenText } from '../written.ts';
import { coveredActions, type ListedAction, splitAction } from './actions.ts';
import { hasFieldTooMuch } from './arn-fields.ts';
import { arnOf, isOpen, mayNameType } from './arns.ts';

/** What an action entry of an Allow asks for, and the ARNs that it is granted on. */
export interface Grant {
  readonly actions: readonly ListedAction[];
  readonly arns: readonly WrittenText[];
  /** Whether one of the ARNs may name a resource of that type. */
  readonly mayName: (type: ResourceType) => boolean;
}

/**
 * The actions and the ARNs of an entry that grants something on ARNs alone; absent where `*` or
 * anything that nobody knows may be among the resources. A Deny that fits nothing does no harm.
 */
export function grantOnArns(
  entry: WrittenText,
  statement: WrittenStatement,
  action: WrittenElement,
): Grant | undefined {
  const before = grants.get(entry);
  if (before) return before.grant;
  const grant = readGrant(entry, statement, action);
  grants.set(entry, { grant });
  return grant;
}

/** Several rules ask of every entry. */
const grants = new WeakMap<WrittenText, { readonly grant: Grant | undefined }>();

function readGrant(
  entry: WrittenText,
  { effect, resource }: WrittenStatement,
  action: WrittenElement,
): Grant | undefined {
  if (effect !== 'Allow' || action.negated || !resource || resource.negated) return undefined;
  if (resource.partial || resource.entries.length === 0) return undefined;
  const service = splitAction(entry.text)?.service;
  if (service === undefined || isOpen(service)) return undefined;
  if (servicesOfSeveralPages.has(foldCase(service))) return undefined;
  const arns = arnsIn(resource);
  const actions = coveredActions(entry.text);
  return arns && actions.length > 0 ? { ...arns, actions } : undefined;
}

/** Each action of a statement asks the same of its resources: they are looked through once. */
function arnsIn(resource: WrittenElement): Pick<Grant, 'arns' | 'mayName'> | undefined {
  if (known.has(resource)) return known.get(resource);
  const { entries } = resource;
  const names = new Map<ResourceType, boolean>();
  const mayName = (type: ResourceType) => {
    const found = names.get(type) ?? entries.some(({ text }) => mayNameType(text, type));
    names.set(type, found);
    return found;
  };
  const arns = entries.every(isPlainArn) ? { arns: entries, mayName } : undefined;
  known.set(resource, arns);
  return arns;
}

const known = new WeakMap<WrittenElement, Pick<Grant, 'arns' | 'mayName'> | undefined>();

function isPlainArn({ text }: WrittenText): boolean {
  const arn = arnOf(text);
  return arn !== undefined && !hasFieldTooMuch(arn);
}

/** Whether none of the actions can be on any of the ARNs, though each takes a resource. */
export function fitsNothing({ actions, mayName }: Grant): boolean {
  return actions.every(
    ({ action: { resourceTypes } }) =>
      resourceTypes.length > 0 && !resourceTypes.some(({ type }) => mayName(type)),
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
