import type { Effect, PolicySlot } from '../policy/policy.ts';
import { slots } from './policy-set.ts';

/**
 * A question of the flow chart, as a number: whether policies of a slot deny, whether they allow;
 * each level of service control policies is asked by itself (clause 5.3).
 */
export type GateNumber = number;

export function denyGate(slot: PolicySlot): GateNumber {
  return slots.indexOf(slot);
}

export function allowGate(slot: PolicySlot): GateNumber {
  return slots.length + denyGate(slot);
}

/** Those of the levels come last: there may be any number of them. */
export function levelGate(level: number): GateNumber {
  return 2 * slots.length + level;
}

export function isDenyGate(gate: GateNumber): boolean {
  return gate < slots.length;
}

export function gateOf(
  effect: Effect,
  { slot, level }: { readonly slot: PolicySlot; readonly level: number },
): GateNumber {
  if (effect === 'Deny') return denyGate(slot);
  return slot === 'serviceControl' ? levelGate(level) : allowGate(slot);
}
