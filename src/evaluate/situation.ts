import {
  type ArnFields,
  accountIs,
  emptyFields,
  findArnFields,
  partitionIs,
  serviceIs,
} from '../../grammar/arn/arn-fields.ts';
import { keyPolicyResource, trustActions } from '../catalog/service-facts.ts';
import { isIam, partitionOf } from '../match/match-principal.ts';
import { accountOf } from '../request/principal-of-arn.ts';
import type { Principal, Request } from '../request/request.ts';
import { foldCase } from '../text/fold-case.ts';
import { standsAt } from '../text/stands-at.ts';
import { type ActionFacts, actionFacts } from './action-facts.ts';
import { callerOf } from './caller.ts';

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
  return describe(request, actionFacts(request.action), emptySituation(request));
}

type Mutable<T> = { -readonly [Name in keyof T]: T[Name] };

/** The same into an object that is filled again for each request, where nobody keeps it. */
export function describe(
  request: Request,
  action: ActionFacts,
  into: Mutable<Situation> & { readonly arn: ReturnType<typeof emptyFields> },
): Situation {
  const arn = findArnFields(request.resource, into.arn);
  into.request = request;
  into.action = action.folded;
  into.caller = callerOf(request, action);
  into.sameAccount = isIam(into.caller) && owns(request, arn, accountOf(into.caller));
  into.otherPartition = isIam(into.caller) && isElsewhere(arn, partitionOf(into.caller));
  into.assumesRole = action.trust && request.resource.includes(':role/');
  into.opensToTokens = into.assumesRole && action.folded !== 'sts:assumerole';
  into.strict = into.assumesRole || hasKeyPolicy(arn);
  into.unconditional =
    action.unconditional && into.caller.kind !== 'anonymous' && into.caller.kind !== 'federated';
  return into;
}

export function emptySituation(request: Request): Parameters<typeof describe>[2] {
  return {
    request,
    action: '',
    caller: request.principal,
    sameAccount: false,
    otherPartition: false,
    assumesRole: false,
    opensToTokens: false,
    strict: false,
    unconditional: false,
    arn: emptyFields(),
  };
}

/** Whether the account owns the resource: as stated, else by the ARN, else for want of another. */
function owns({ resourceAccount }: Request, arn: ArnFields, account: string | undefined): boolean {
  if (resourceAccount !== undefined) return resourceAccount === account;
  return !namesAccount(arn) || (account !== undefined && accountIs(arn, account));
}

/** Twelve digits; `aws` and wildcards are no account (clause 12.18). */
function namesAccount({ text, isArn, account, resource }: ArnFields): boolean {
  if (!isArn || resource - account !== 13) return false;
  for (let at = account; at < resource - 1; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 48 || code > 57) return false;
  }
  return true;
}

/** Whether the ARN is of another partition; of one that is empty or a pattern nobody knows. */
function isElsewhere(arn: ArnFields, partition: string): boolean {
  if (!arn.isArn || partitionIs(arn, partition)) return false;
  const other = arn.text.slice(4, arn.service - 1);
  return other !== '' && !/[*?]/.test(other);
}

function hasKeyPolicy(arn: ArnFields): boolean {
  const { service, prefix } = keyPolicyResource;
  return arn.isArn && serviceIs(arn, service) && standsAt(arn.text, prefix, arn.resource);
}
