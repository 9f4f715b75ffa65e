import { ACCOUNT } from '../match/match-principal.ts';
import { isSpecified, type RequestContext } from '../request/context.ts';
import type { Request } from '../request/request.ts';
import { FALSE, TRUE, type Truth } from '../truth/truth.ts';
import { missingAllows } from './decide.ts';
import type { Decision, Evaluation, MatchedStatement } from './evaluation.ts';
import { type Applied, appliedTruth, needsResourcePolicy } from './gather.ts';
import { candidatesOf, type Inquiry, inquire } from './inquiry.ts';
import type { PreparedSet } from './prepare-set.ts';
import { resourceTruth } from './prepare-statement.ts';
import { brokenServiceRule } from './service-rules.ts';
import { outcomesOf, pivotsOf, unknownKeys } from './unknown.ts';

/** The verdict on one request. */
export function judge(set: PreparedSet, request: Request): Evaluation {
  return concluded(set, inquire(set, request));
}

/** The verdicts that remain possible, as far as the gates tell. */
function possibleDecisions(denied: Truth, allowed: Truth): readonly [Settled, ...Settled[]] {
  if (denied === TRUE) return ['explicitDeny'];
  const deniable: readonly Settled[] = denied === FALSE ? [] : ['explicitDeny'];
  if (allowed === TRUE) return ['allowed', ...deniable];
  return allowed === FALSE
    ? ['implicitDeny', ...deniable]
    : ['allowed', ...deniable, 'implicitDeny'];
}

type Settled = Exclude<Decision, 'unknown'>;

/** The verdict that an inquiry ends in. */
export function concluded(set: PreparedSet, inquiry: Inquiry): Evaluation {
  const { situation, settings } = inquiry.matching;
  const serviceRule = settings.serviceRules ? brokenServiceRule(situation) : undefined;
  const ruled = serviceRule === undefined ? {} : { serviceRule };
  if (situation.unconditional) {
    return {
      decision: 'allowed',
      allowedBy: [],
      because: 'unconditionalAction',
      missingContextKeys: [],
      ...ruled,
    };
  }
  const [decision, ...others] = possibleDecisions(inquiry.gates.denied, inquiry.allowed);
  return others.length > 0
    ? { ...undecided(set, inquiry), ...ruled }
    : { ...decided(decision, set, inquiry), ...ruled };
}

function decided(decision: Settled, set: PreparedSet, inquiry: Inquiry): Evaluation {
  const { situation } = inquiry.matching;
  const missingContextKeys = consultedKeys(set, inquiry);
  switch (decision) {
    case 'explicitDeny':
      return { decision, deniedBy: evidenceFor('Deny', inquiry.applied), missingContextKeys };
    case 'allowed':
      return {
        decision,
        allowedBy: evidenceFor(
          'Allow',
          inquiry.applied.filter((one) => grants(one, inquiry)),
        ),
        because:
          situation.caller.kind === 'root' && situation.sameAccount && !situation.strict
            ? 'rootUser'
            : 'policies',
        missingContextKeys,
      };
    case 'implicitDeny':
      return {
        decision,
        notAllowedBy: missingAllows(situation, inquiry.gates),
        because: whyNotAllowed(set, inquiry),
        missingContextKeys,
      };
  }
}

function whyNotAllowed(set: PreparedSet, { matching: { situation }, gates }: Inquiry) {
  if (situation.otherPartition) return 'otherPartition';
  if (situation.caller.kind === 'federated' && !situation.opensToTokens) return 'notForFederated';
  const missing = missingAllows(situation, gates);
  return missing.includes('resource') && needsResourcePolicy(set.policies, situation)
    ? 'resourcePolicyNotSupplied'
    : 'noAllow';
}

/**
 * Allow statements of identity and resource policies are what grants. A resource policy that names
 * only the caller's account grants nothing inside that account, unless the service asks for it.
 */
function grants({ prepared, named }: Applied, { matching: { situation } }: Inquiry): boolean {
  const { policyType } = prepared.evidence;
  if (policyType === 'identity') return true;
  if (policyType !== 'resource') return false;
  const delegates = situation.strict || !situation.sameAccount;
  return delegates || (named.certain & ~ACCOUNT) !== 0;
}

function evidenceFor(
  effect: 'Allow' | 'Deny',
  applied: readonly Applied[],
): readonly MatchedStatement[] {
  return applied.flatMap((one) =>
    one.prepared.evidence.effect === effect && appliedTruth(one) === TRUE
      ? [one.prepared.evidence]
      : [],
  );
}

/**
 * Keys that statements for this action and resource ask for and nobody supplied (clause 6.4). In
 * three-valued mode a verdict that stands does not hang on any.
 */
function consultedKeys(set: PreparedSet, inquiry: Inquiry): readonly string[] {
  const { situation, context, settings } = inquiry.matching;
  if (settings.unspecifiedKeys === 'unknown') return [];
  const open: RequestContext = { ...context, rest: 'unspecified' };
  const names = new Map<string, string>();
  for (const prepared of candidatesOf(set, inquiry.matching, inquiry.applicable)) {
    if (prepared.keys.length === 0) continue;
    if (resourceTruth(prepared, situation.request.resource, open) === FALSE) continue;
    for (const key of prepared.keys) {
      if (!isSpecified(context, key) && !names.has(key.folded)) {
        names.set(key.folded, key.name);
      }
    }
  }
  return sorted(names.values());
}

function undecided(set: PreparedSet, inquiry: Inquiry): Evaluation {
  const pivots = pivotsOf(inquiry);
  const keys = unknownKeys(pivots, inquiry.matching);
  const vagueCaller = pivots.some(({ named }) => named.certain === 0);
  return {
    decision: 'unknown',
    possible: possibleDecisions(inquiry.gates.denied, inquiry.allowed),
    because:
      keys.length > 0 ? 'contextKeys' : vagueCaller ? 'principal' : 'resourcePolicyNotSupplied',
    missingContextKeys: sorted(keys.map((key) => key.name)),
    outcomes: outcomesOf(keys, pivots, inquiry.matching, (request) => decisionOf(set, request)),
  };
}

/** The bare decision, without the search for what could change it. */
function decisionOf(set: PreparedSet, request: Request): Decision {
  const { gates, allowed } = inquire(set, request);
  const [decision, ...others] = possibleDecisions(gates.denied, allowed);
  return others.length > 0 ? 'unknown' : decision;
}

function sorted(names: Iterable<string>): readonly string[] {
  return [...names].sort();
}
