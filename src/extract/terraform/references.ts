import type { JsonNode } from '../../../grammar/json/tree.ts';
import { at, itemsOf, member, membersOf, textOf } from '../node.ts';
import { isUnknown, moduleAt, type Plan, type PlannedResource, withoutKeys } from './plan.ts';

/** Something that an expression refers to and that is known only after the plan is applied. */
export type Cause =
  | { readonly resource: PlannedResource; readonly attribute: string }
  /** A local value, an instance's key, or what else a plan does not follow. */
  | { readonly opaque: string };

/** References may go through variables and outputs; no more of them than this are followed. */
const MOST_REFERENCES = 500;

/** A reference, and the module in which it stands. */
interface Standing {
  readonly modules: readonly string[];
  readonly reference: string;
}

/** Why an expression is unknown: what in it is unknown itself, each once. */
export function causesOf(
  plan: Plan,
  modules: readonly string[],
  expression: JsonNode | undefined,
): readonly Cause[] {
  const causes = new Map<string, Cause>();
  const standing = standingIn(modules, expression);
  const seen = new Set<string>();
  for (let one = standing.shift(); one && seen.size < MOST_REFERENCES; one = standing.shift()) {
    const key = [...one.modules, one.reference].join(' ');
    if (seen.has(key)) continue;
    seen.add(key);
    const next = elsewhere(plan, one);
    if (next) standing.push(...standingIn(next.modules, next.expression));
    else for (const cause of causesAt(plan, one)) causes.set(nameOf(cause), cause);
  }
  return [...causes.values()];
}

function standingIn(modules: readonly string[], expression: JsonNode | undefined): Standing[] {
  return longest(referencesIn(expression)).map((reference) => ({ modules, reference }));
}

function nameOf(cause: Cause): string {
  return 'opaque' in cause ? cause.opaque : `${cause.resource.address} ${cause.attribute}`;
}

/** All references of an expression, those of nested blocks included. */
function referencesIn(node: JsonNode | undefined): readonly string[] {
  const own = itemsOf(member(node, 'references')).flatMap((item) => textOf(item) ?? []);
  if (own.length > 0 || node === undefined) return own;
  const inner = node.kind === 'array' ? node.items : membersOf(node).map(({ value }) => value);
  return inner.flatMap(referencesIn);
}

/** A plan lists `a.b.id` and `a.b` for one reference: the longest says it all. */
function longest(references: readonly string[]): readonly string[] {
  const sorted = [...new Set(references)].sort();
  return sorted.filter((reference, index) => {
    const next = sorted[index + 1];
    return (
      next === undefined ||
      !/^[.[]/.test(next.slice(reference.length)) ||
      !next.startsWith(reference)
    );
  });
}

interface Elsewhere {
  readonly modules: readonly string[];
  readonly expression: JsonNode | undefined;
}

/** Where a variable of a module or an output of one is written. */
function elsewhere(
  { configuration }: Plan,
  { modules, reference }: Standing,
): Elsewhere | undefined {
  const [kind, name = '', output] = withoutKeys(reference).split('.');
  const own = modules.at(-1);
  if (kind === 'var' && own !== undefined) {
    const outer = modules.slice(0, -1);
    const call = at(moduleAt(configuration, outer), 'module_calls', own, 'expressions', name);
    return { modules: outer, expression: call };
  }
  if (kind !== 'module' || output === undefined) return undefined;
  const inner = [...modules, name];
  return {
    modules: inner,
    expression: at(moduleAt(configuration, inner), 'outputs', output, 'expression'),
  };
}

function causesAt(plan: Plan, { modules, reference }: Standing): readonly Cause[] {
  const bare = withoutKeys(reference).split('.');
  // Variables of the root module are known, or there would be no plan.
  if (bare[0] === 'var') return [];
  const length = bare[0] === 'data' ? 3 : 2;
  const [prefix, attribute = 'id'] = [bare.slice(0, length).join('.'), bare[length]];
  const address = [...modules.flatMap((name) => ['module', name]), prefix].join('.');
  const resources = plan.resources.filter((one) => withoutKeys(one.address) === address);
  const [only, second] = instances(resources, reference, prefix);
  if (!only || second) return [{ opaque: reference }];
  const unknown = only.unknown && member(only.unknown, attribute);
  return isUnknown(unknown) ? [{ resource: only, attribute }] : [];
}

/** Those that the reference names, where it says which. */
function instances(
  resources: readonly PlannedResource[],
  reference: string,
  prefix: string,
): readonly PlannedResource[] {
  const key = /^\[(?:"(?:[^"\\]|\\.)*"|\d+)\]/.exec(reference.slice(prefix.length))?.[0];
  return key === undefined ? resources : resources.filter(({ address }) => address.endsWith(key));
}
