import { readArn } from '../../grammar/arn/read-arn.ts';
import { keyPolicyResource, trustActions, unconditionalActions } from '../catalog/service-facts.ts';
import { isIam, partitionOf } from '../match/match-principal.ts';
import { accountOf } from '../request/principal-of-arn.ts';
import type { Principal, Request } from '../request/request.ts';
import { foldCase } from '../text/fold-case.ts';
import { callerOf, ownerOf } from './caller.ts';

/** What the flow chart asks about a request before it looks at any statement. */
export interface Situation {
  readonly request: Request;
  /** The action in lower case. */
  readonly action: string;
  /** The caller as policies see it. */
  readonly caller: Principal;
  readonly sameAccount: boolean;
  /** Principal and resource belong to different partitions, and both are known (clause 5.5). */
  readonly otherPartition: boolean;
  /** Assuming a role: the resource policy is the role's trust policy (clause 12.15). */
  readonly assumesRole: boolean;
  /** A call that a web or SAML identity can make: AssumeRole itself is signed (clauses 5.6, 12.15). */
  readonly opensToTokens: boolean;
  /** The resource policy must grant, whatever identity policies say (clause 5.6). */
  readonly strict: boolean;
  /** Allowed to every authenticated caller whatever policies say (clause 5.6). */
  readonly unconditional: boolean;
}

/** Whether a request is decided by a role's trust policy (clause 12.15). */
export function isRoleAssumption(request: Pick<Request, 'action' | 'resource'>): boolean {
  return trustActions.has(foldCase(request.action)) && request.resource.includes(':role/');
}

export function situationOf(request: Request): Situation {
  const action = foldCase(request.action);
  const caller = callerOf(request);
  const arn = readArn(request.resource);
  const assumesRole = isRoleAssumption(request);
  return {
    request,
    action,
    caller,
    sameAccount: isIam(caller) && (ownerOf(request) ?? accountOf(caller)) === accountOf(caller),
    otherPartition:
      isIam(caller) && arn !== undefined && isKnownPartition(arn.partition)
        ? arn.partition !== partitionOf(caller)
        : false,
    assumesRole,
    opensToTokens: assumesRole && action !== 'sts:assumerole',
    strict:
      assumesRole ||
      (arn?.service === keyPolicyResource.service &&
        arn.resource.startsWith(keyPolicyResource.prefix)),
    unconditional:
      unconditionalActions.has(action) &&
      caller.kind !== 'anonymous' &&
      caller.kind !== 'federated',
  };
}

function isKnownPartition(partition: string): boolean {
  return partition !== '' && !/[*?]/.test(partition);
}
