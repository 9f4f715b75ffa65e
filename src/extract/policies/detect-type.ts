import type { JsonNode } from '../../../grammar/json/tree.ts';
import { trustActions } from '../../catalog/service-facts.ts';
import type { PolicyType } from '../../policy/policy.ts';
import { foldCase } from '../../text/fold-case.ts';
import { itemsOf, member, textOf } from '../node.ts';

/** A type, and what it was told from. */
export interface DetectedType {
  readonly type: PolicyType;
  readonly assumed: string;
}

const fileNames: readonly (readonly [pattern: RegExp, type: PolicyType])[] = [
  [/(^|[^a-z])(scp|service-control)([^a-z]|$)/, 'serviceControl'],
  [/(^|[^a-z])(rcp|resource-control)([^a-z]|$)/, 'resourceControl'],
  [/(^|[^a-z])(trust|assume-role)([^a-z]|$)/, 'trust'],
  [/(^|[^a-z])boundary([^a-z]|$)/, 'permissionsBoundary'],
  [/(^|[^a-z])(vpce|endpoint)([^a-z]|$)/, 'vpcEndpoint'],
];

/** Tells what a document is from its file's name and its content; the content wins where it is clear. */
export function detectType(document: JsonNode, path: string): DetectedType {
  const statement = member(document, 'Statement');
  const statements = statement?.kind === 'object' ? [statement] : itemsOf(statement);
  const principal = statements.some(
    (node) => member(node, 'Principal') ?? member(node, 'NotPrincipal'),
  );
  const named = fileNames.find(([pattern]) => pattern.test(foldCase(path)))?.[1];
  if (principal && isTrust(statements)) {
    return { type: 'trust', assumed: 'its actions assume a role' };
  }
  if (named !== undefined && principal === needsPrincipal(named)) {
    return { type: named, assumed: 'the name of the file says so' };
  }
  if (principal) return { type: 'resource', assumed: 'it has a `Principal`' };
  return { type: 'identity', assumed: 'it has no `Principal`' };
}

function needsPrincipal(type: PolicyType): boolean {
  return type === 'resourceControl' || type === 'trust' || type === 'vpcEndpoint';
}

function isTrust(statements: readonly JsonNode[]): boolean {
  return statements.every((statement) => {
    const actions = member(statement, 'Action');
    const texts = actions?.kind === 'array' ? actions.items.map(textOf) : [textOf(actions)];
    return (
      texts.length > 0 &&
      texts.every((text) => text !== undefined && trustActions.has(foldCase(text)))
    );
  });
}
