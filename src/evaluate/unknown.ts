import type { ContextKey } from '../catalog/context-key.ts';
import { globalConditionKey } from '../catalog/global-condition-keys.ts';
import { sampleValues } from '../condition/sample-values.ts';
import { lookUp, type RequestContext } from '../request/context.ts';
import type { Request } from '../request/request.ts';
import { UNKNOWN } from '../truth/truth.ts';
import { decisiveGates, type GateName } from './decisive-gates.ts';
import type { Decision, Outcome } from './evaluation.ts';
import {
  type Applied,
  appliedTruth,
  capacities,
  grantedAs,
  type Matching,
  slotAllows,
} from './gather.ts';
import type { Inquiry } from './inquiry.ts';

/** At most so many keys, and values of each, are tried for what they would lead to. */
const KEYS_TRIED = 16;
const VALUES_TRIED = 12;

/**
 * The statements that the verdict hangs on: unknown now, and feeding a gate whose answer could
 * change it (clause 6.4).
 */
export function pivotsOf({ applied, gates, matching }: Inquiry): readonly Applied[] {
  const decisive = decisiveGates(matching.situation, gates);
  return applied.filter((one) => appliedTruth(one) === UNKNOWN && feeds(one, decisive, applied));
}

/** Whether a gate that the verdict hangs on waits for this statement. */
function feeds(one: Applied, gates: ReadonlySet<GateName>, applied: readonly Applied[]): boolean {
  const { effect, policyType, level } = one.prepared.evidence;
  if (effect === 'Deny') return gates.has('denied');
  switch (policyType) {
    case 'identity':
    case 'permissionsBoundary':
    case 'session':
    case 'vpcEndpoint':
      return gates.has(policyType);
    case 'serviceControl':
      return gates.has('serviceControl') && slotAllows(applied, policyType, level) === UNKNOWN;
    case 'resource':
      return [...capacities].some(
        ([name, capacity]) => gates.has(name) && grantedAs(one, capacity) === UNKNOWN,
      );
    case 'resourceControl':
      return false;
  }
}

/** The context keys that leave these statements open. */
export function unknownKeys(
  pivots: readonly Applied[],
  { situation, context }: Matching,
): readonly ContextKey[] {
  const keys = new Map<string, ContextKey>();
  for (const { prepared, held } of pivots) {
    if (held !== UNKNOWN) continue;
    for (const part of [
      ...prepared.condition.clauses.filter((clause) => clause.holds(context) === UNKNOWN),
      ...prepared.resources.filter(
        (resource) => resource.matches(situation.request.resource, context) === UNKNOWN,
      ),
    ]) {
      for (const key of part.keys) {
        if (isOpen(key, context) && !keys.has(key.folded)) keys.set(key.folded, key);
      }
    }
  }
  return [...keys.values()];
}

function isOpen(key: ContextKey, context: RequestContext): boolean {
  const { state } = lookUp(context, key);
  return state === 'unspecified' || state === 'present';
}

/** What some values of each key, and its absence, would lead to; the other keys stay as they are. */
export function outcomesOf(
  keys: readonly ContextKey[],
  pivots: readonly Applied[],
  matching: Matching,
  decide: (request: Request) => Decision,
): readonly Outcome[] {
  const { situation, context } = matching;
  const { request } = situation;
  return keys.slice(0, KEYS_TRIED).flatMap((key) => {
    const absence = lookUp(context, key).state === 'present' ? [] : [null];
    return [...samplesOf(key, pivots, matching), ...absence].map((value) => ({
      key: key.name,
      value,
      decision: decide(withKey(request, key, value)),
    }));
  });
}

function withKey(request: Request, key: ContextKey, value: string | null): Request {
  const context = new Map(request.context);
  const list = globalConditionKey(key.folded)?.multivalued ?? false;
  context.set(
    key.folded,
    value === null
      ? { state: 'absent' }
      : { state: 'supplied', name: key.name, values: [value], list },
  );
  return { ...request, context };
}

/** Values worth trying: those that the policies compare with, and what variables would have to be. */
function samplesOf(
  key: ContextKey,
  pivots: readonly Applied[],
  { situation, context }: Matching,
): readonly string[] {
  const clauses = pivots.flatMap(({ prepared }) => prepared.condition.clauses);
  const compared = clauses.flatMap((clause) => sampleValues(clause, key, context));
  const substituted = pivots.some(({ prepared }) =>
    prepared.resources.some((resource) => names(resource.keys, key)),
  );
  const parts = substituted ? partsOfResource(situation.request.resource) : [];
  return [...new Set([...compared, ...parts])].slice(0, VALUES_TRIED);
}

function names(keys: readonly ContextKey[], key: ContextKey): boolean {
  return keys.some((one) => one.folded === key.folded);
}

/** A variable in a Resource usually stands for one part of a path. */
function partsOfResource(resource: string): readonly string[] {
  const last = resource.split(':').slice(5).join(':');
  return last.split(/[/:]/).filter((part) => part !== '');
}
