import type { JsonNode } from '../../../grammar/json/tree.ts';
import type { Span } from '../../text/span.ts';
import { member, membersOf, textOf } from '../node.ts';

/** The sections of a template that say what there is ("Template sections"). */
export interface Template {
  readonly parameters: ReadonlyMap<string, JsonNode>;
  readonly mappings: JsonNode | undefined;
  readonly conditions: ReadonlyMap<string, JsonNode>;
  readonly resources: ReadonlyMap<string, Resource>;
}

export interface Resource {
  /** The logical id. */
  readonly id: string;
  readonly type: string;
  readonly properties: JsonNode | undefined;
  /** The name of the condition on which it is made. */
  readonly condition?: string;
  readonly span?: Span;
}

/** Whether a document is a template of CloudFormation, SAM or the CDK: resources that have types. */
export function isTemplate(node: JsonNode): boolean {
  return membersOf(member(node, 'Resources')).some(
    ({ value }) => textOf(member(value, 'Type')) !== undefined,
  );
}

export function readTemplate(node: JsonNode): Template {
  return {
    parameters: entriesOf(member(node, 'Parameters')),
    mappings: member(node, 'Mappings'),
    conditions: entriesOf(member(node, 'Conditions')),
    resources: new Map(
      [...entriesOf(member(node, 'Resources'))].flatMap(([id, value]) => {
        const resource = readResource(id, value);
        return resource ? [[id, resource]] : [];
      }),
    ),
  };
}

function readResource(id: string, node: JsonNode): Resource | undefined {
  const type = textOf(member(node, 'Type'));
  const condition = textOf(member(node, 'Condition'));
  if (type === undefined) return undefined;
  return {
    id,
    type,
    properties: member(node, 'Properties'),
    ...(condition !== undefined && { condition }),
    ...(node.span && { span: node.span }),
  };
}

function entriesOf(node: JsonNode | undefined): ReadonlyMap<string, JsonNode> {
  return new Map(membersOf(node).map(({ key, value }) => [key, value]));
}
