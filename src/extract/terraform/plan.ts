import type { JsonNode } from '../../../grammar/json/tree.ts';
import type { Span } from '../../text/span.ts';
import { at, itemsOf, member, membersOf, objectNode, textOf } from '../node.ts';

/** What a plan or a state says, by resource (Terraform, "JSON Output Format"). */
export interface Plan {
  readonly resources: readonly PlannedResource[];
  /** `root_module` of the configuration; a state has none. */
  readonly configuration: JsonNode | undefined;
  readonly variables: JsonNode | undefined;
  /** The region of the provider, where it is written out. */
  readonly region?: string;
}

/** A resource, or a data source, as it will be. */
export interface PlannedResource {
  /** With the module and the key of the instance: `module.auth.aws_iam_role.users["admin"]`. */
  readonly address: string;
  readonly type: string;
  /** The names of the modules around it. */
  readonly modules: readonly string[];
  readonly values: JsonNode;
  /** `true` in the place of everything that is known only after the plan is applied. */
  readonly unknown: JsonNode | undefined;
  /** How the configuration writes each attribute: a constant, or what it refers to. */
  readonly expressions: JsonNode | undefined;
  readonly span?: Span;
}

/** Whether a document is what `terraform show -json` prints, of a plan or of a state. */
export function isPlan(node: JsonNode): boolean {
  const printed = member(node, 'format_version') !== undefined;
  return printed && rootOf(node) !== undefined;
}

function rootOf(node: JsonNode): JsonNode | undefined {
  return at(node, 'planned_values', 'root_module') ?? at(node, 'values', 'root_module');
}

export function readPlan(node: JsonNode): Plan {
  const configuration = at(node, 'configuration', 'root_module');
  const region = textOf(
    at(node, 'configuration', 'provider_config', 'aws', 'expressions', 'region', 'constant_value'),
  );
  const byAddress = new Map<string, PlannedResource>();
  for (const resource of [
    ...resourcesIn(at(node, 'prior_state', 'values', 'root_module')).filter(isData),
    ...resourcesIn(rootOf(node)),
  ]) {
    addResource(byAddress, configuration, resource, member(resource, 'values'));
  }
  for (const change of itemsOf(member(node, 'resource_changes'))) {
    const after = at(change, 'change', 'after');
    const unknown = at(change, 'change', 'after_unknown');
    if (after) addResource(byAddress, configuration, change, after, unknown);
  }
  return {
    resources: [...byAddress.values()],
    configuration,
    variables: member(node, 'variables'),
    ...(region !== undefined && { region }),
  };
}

function isData(node: JsonNode): boolean {
  return textOf(member(node, 'mode')) === 'data';
}

/** The resources of a module and of those inside of it. */
function resourcesIn(module: JsonNode | undefined): readonly JsonNode[] {
  return [
    ...itemsOf(member(module, 'resources')),
    ...itemsOf(member(module, 'child_modules')).flatMap(resourcesIn),
  ];
}

function addResource(
  byAddress: Map<string, PlannedResource>,
  configuration: JsonNode | undefined,
  node: JsonNode,
  values: JsonNode | undefined,
  unknown?: JsonNode,
): void {
  const address = textOf(member(node, 'address'));
  const type = textOf(member(node, 'type'));
  if (address === undefined || type === undefined) return;
  const bare = withoutKeys(address);
  const modules = modulesIn(bare);
  const local = bare.slice(modules.reduce((length, name) => length + name.length + 8, 0));
  const config = itemsOf(member(moduleAt(configuration, modules), 'resources')).find(
    (one) => textOf(member(one, 'address')) === local,
  );
  byAddress.set(address, {
    address,
    type,
    modules,
    values: values ?? objectNode([]),
    unknown,
    expressions: member(config, 'expressions'),
    ...(node.span && { span: node.span }),
  });
}

/** An address without the keys of instances. */
export function withoutKeys(address: string): string {
  return address.replace(/\[(?:"(?:[^"\\]|\\.)*"|\d+)\]/g, '');
}

/** `module.a.module.b.aws_iam_role.c` is in `a` and there in `b`. */
function modulesIn(address: string): readonly string[] {
  const parts = address.split('.');
  const modules: string[] = [];
  for (let index = 0; parts[index] === 'module'; index += 2) modules.push(parts[index + 1] ?? '');
  return modules;
}

/** The configuration of a module. */
export function moduleAt(
  root: JsonNode | undefined,
  modules: readonly string[],
): JsonNode | undefined {
  return modules.reduce((module, name) => at(module, 'module_calls', name, 'module'), root);
}

/** Whether anything in this place is known only later. */
export function isUnknown(unknown: JsonNode | undefined): boolean {
  switch (unknown?.kind) {
    case 'boolean':
      return unknown.value;
    case 'array':
      return unknown.items.some(isUnknown);
    case 'object':
      return membersOf(unknown).some(({ value }) => isUnknown(value));
    default:
      return false;
  }
}
