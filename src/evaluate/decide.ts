import type { PolicySlot } from '../policy/policy.ts';
import { and, FALSE, or, TRUE, type Truth } from '../truth/truth.ts';
import type { Situation } from './situation.ts';

/** What the policies say, boiled down to the questions of the flow chart (clauses 5.3 to 5.5). */
export interface Gates {
  /** A Deny statement of any applicable policy applies. */
  readonly denied: Truth;
  /** Every level of service control policies allows. */
  readonly serviceControl: Truth;
  readonly vpcEndpoint: Truth;
  readonly identity: Truth;
  readonly permissionsBoundary: Truth;
  readonly session: Truth;
  /** What the resource's policy grants, by the capacity in which it names the caller. */
  readonly grants: Grants;
}

/** One truth for each capacity of clause 2.5. */
export interface Grants {
  readonly leaf: Truth;
  readonly wildcard: Truth;
  readonly service: Truth;
  readonly federated: Truth;
  readonly issuer: Truth;
  readonly account: Truth;
}

/**
 * Whether the request is allowed once no Deny stands against it: AWS's flow chart (IAM User Guide,
 * "How AWS enforcement code logic evaluates requests to allow or deny access"). Resource control
 * policies can only deny, as every level of them allows by itself (clause 12.12).
 */
export function isAllowed(situation: Situation, gates: Gates): Truth {
  if (situation.otherPartition) return FALSE;
  const ceilings = and(gates.serviceControl, gates.vpcEndpoint);
  return and(ceilings, isGranted(situation, gates));
}

function isGranted(situation: Situation, gates: Gates): Truth {
  const { grants } = gates;
  switch (situation.caller.kind) {
    case 'anonymous':
      return direct(grants);
    case 'service':
      return or(grants.service, direct(grants));
    case 'federated':
      return situation.opensToTokens ? grants.federated : FALSE;
    case 'root':
      if (!situation.sameAccount) return named(grants);
      return situation.strict ? or(direct(grants), grants.account) : TRUE;
    case 'user':
    case 'assumedRole':
    case 'federatedUser':
      return situation.sameAccount ? withinAccount(situation, gates) : acrossAccounts(gates);
  }
}

/** Same account: the resource's policy may grant alone, and how it names the caller tells past what. */
function withinAccount({ strict }: Situation, gates: Gates): Truth {
  const { grants } = gates;
  const throughIssuer = and(grants.issuer, within(gates));
  const opened = strict ? named(grants) : TRUE;
  const throughIdentity = and(opened, and(gates.identity, within(gates)));
  return or(direct(grants), or(throughIssuer, throughIdentity));
}

/** Cross-account: the caller's side and the resource's side must both allow; nothing is passed by. */
function acrossAccounts(gates: Gates): Truth {
  return and(named(gates.grants), and(gates.identity, within(gates)));
}

/** Permissions boundary and session policy allow. */
function within(gates: Gates): Truth {
  return and(gates.permissionsBoundary, gates.session);
}

/** A grant to the caller's own ARN or to everyone passes by every implicit deny but the ceilings. */
function direct(grants: Grants): Truth {
  return or(grants.leaf, grants.wildcard);
}

/** Any grant that names the caller, were it only its account. */
function named(grants: Grants): Truth {
  return or(direct(grants), or(grants.issuer, grants.account));
}

/** The policy types whose Allow is missing, the first failing gate of clause 5.4 first. */
export function missingAllows(situation: Situation, gates: Gates): readonly PolicySlot[] {
  const missing: PolicySlot[] = [];
  if (gates.serviceControl !== TRUE) missing.push('serviceControl');
  if (gates.vpcEndpoint !== TRUE) missing.push('vpcEndpoint');
  if (isGranted(situation, gates) !== TRUE) missing.push(...missingGrants(situation, gates));
  return missing;
}

function missingGrants(situation: Situation, gates: Gates): readonly PolicySlot[] {
  const { caller, sameAccount, strict } = situation;
  const { grants } = gates;
  if (caller.kind !== 'user' && caller.kind !== 'assumedRole' && caller.kind !== 'federatedUser') {
    return ['resource'];
  }
  const replaced = sameAccount && grants.issuer === TRUE;
  const missing: PolicySlot[] = [];
  if (gates.identity !== TRUE && !replaced) missing.push('identity');
  if ((strict || !sameAccount) && named(grants) !== TRUE) missing.push('resource');
  if (gates.permissionsBoundary !== TRUE) missing.push('permissionsBoundary');
  if (gates.session !== TRUE) missing.push('session');
  return missing;
}
