import { rcpExemptActions, rcpServices } from '../catalog/rcp-services.ts';
import { serviceOf } from '../match/match-action.ts';
import { isIam } from '../match/match-principal.ts';
import type { PolicySlot } from '../policy/policy.ts';
import type { Principal, Request } from '../request/request.ts';
import type { Settings } from './options.ts';
import type { Situation } from './situation.ts';

/** Why a policy type does not bind a request (clause 5.2); undefined when it does. */
export type Exemption =
  | 'rootUser'
  | 'anonymous'
  | 'servicePrincipal'
  | 'federatedIdentity'
  | 'noSession'
  | 'serviceLinkedRole'
  | 'managementAccount'
  | 'serviceWithoutRcp'
  | 'unboundAction'
  | 'ownerUnknown';

/** Whether policies in a slot bind this request, and if not, why. */
export function exemption(
  slot: PolicySlot,
  situation: Situation,
  settings: Settings,
): Exemption | undefined {
  switch (slot) {
    case 'identity':
      return withoutIdentity(situation.caller);
    case 'permissionsBoundary':
      return (
        withoutIdentity(situation.caller) ??
        (isServiceLinkedRole(situation.caller) ? 'serviceLinkedRole' : undefined)
      );
    case 'session':
      return situation.caller.kind === 'user' ? 'noSession' : withoutIdentity(situation.caller);
    case 'serviceControl':
      return exemptFromServiceControl(situation.caller);
    case 'resourceControl':
      return exemptFromResourceControl(situation, settings);
    case 'resource':
    case 'vpcEndpoint':
      return undefined;
  }
}

/** Whether the caller is a service-linked role, which its path tells (clause 12.19). */
function isServiceLinkedRole(caller: Principal): boolean {
  return (
    caller.kind === 'assumedRole' &&
    (caller.roleArn?.resource.startsWith('role/aws-service-role/') ?? false)
  );
}

function withoutIdentity(caller: Principal): Exemption | undefined {
  switch (caller.kind) {
    case 'root':
      return 'rootUser';
    case 'anonymous':
      return 'anonymous';
    case 'service':
      return 'servicePrincipal';
    case 'federated':
      return 'federatedIdentity';
    case 'user':
    case 'assumedRole':
    case 'federatedUser':
      return undefined;
  }
}

/** SCPs bind IAM principals of member accounts, root included. */
function exemptFromServiceControl(caller: Principal): Exemption | undefined {
  if (!isIam(caller)) return withoutIdentity(caller);
  if (isServiceLinkedRole(caller)) return 'serviceLinkedRole';
  return caller.organization?.managementAccount === true ? 'managementAccount' : undefined;
}

/** RCPs bind whoever reaches a member account's resource in a service that supports them. */
function exemptFromResourceControl(
  { request, action, caller, sameAccount }: Situation,
  settings: Settings,
): Exemption | undefined {
  if (isServiceLinkedRole(caller) || request.resource.includes(':role/aws-service-role/')) {
    return 'serviceLinkedRole';
  }
  if (resourceOrganization(request, sameAccount)?.managementAccount === true) {
    return 'managementAccount';
  }
  if (rcpExemptActions.has(action)) return 'unboundAction';
  if (!rcpServices.has(serviceOf(action))) return 'serviceWithoutRcp';
  const ownerUnknown = request.resource === '*' && request.resourceAccount === undefined;
  return ownerUnknown && !settings.rcpOwnerFallback ? 'ownerUnknown' : undefined;
}

/** The owner's organization: as stated, else the caller's when both are in one account. */
function resourceOrganization(request: Request, sameAccount: boolean) {
  if (request.resourceOrganization !== undefined) return request.resourceOrganization;
  const { principal } = request;
  return sameAccount && isIam(principal) ? principal.organization : undefined;
}
