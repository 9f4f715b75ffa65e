import {
  type CallerDocument,
  lower,
  type OrganizationDocument,
  type RequestDocument,
} from './scenario.ts';
import { isAssumeRoleWith } from './services.ts';

interface Known {
  readonly partition: string;
  readonly account: string;
  readonly uniqueId?: string;
  readonly tags?: Readonly<Record<string, string>>;
  readonly organization?: OrganizationDocument;
}

/** Who makes the request (clause 0.2). */
export type Caller =
  | ({ readonly kind: 'user'; readonly arn: string } & Known)
  | ({ readonly kind: 'root'; readonly arn: string } & Known)
  | RoleSession
  | ({
      readonly kind: 'federatedUser';
      readonly arn: string;
      readonly userArn: string | undefined;
    } & Known)
  | { readonly kind: 'service'; readonly name: string }
  | { readonly kind: 'federated'; readonly provider: string | undefined }
  | { readonly kind: 'anonymous' };

export interface RoleSession extends Known {
  readonly kind: 'role';
  readonly roleName: string;
  /** With the role's path; unknown when only the session is known. */
  readonly roleArn: string | undefined;
  readonly pathlessRoleArn: string;
  /** Unknown when the caller was given as a bare role (clause 12.19). */
  readonly sessionArn: string | undefined;
  readonly sessionName: string | undefined;
}

export type IamCaller = Exclude<Caller, { readonly kind: 'service' | 'federated' | 'anonymous' }>;

/**
 * The caller as policies see it: AssumeRoleWith* calls are unsigned, so that an IAM principal who
 * makes one is only what a provider says of it (clauses 5.6, 12.15).
 */
export function callerOf(request: RequestDocument): Caller {
  const caller = statedCaller(request.principal);
  if (!isIam(caller) || !isAssumeRoleWith(request)) return caller;
  const told = Object.entries(request.context ?? {}).find(
    ([key]) => lower(key) === 'aws:federatedprovider',
  );
  return { kind: 'federated', provider: told?.[1] ? String(told[1]) : undefined };
}

function statedCaller(given: CallerDocument): Caller {
  if (given === 'anonymous') return { kind: 'anonymous' };
  const details = typeof given === 'string' ? { arn: given } : given;
  if ('service' in details) return { kind: 'service', name: details.service };
  if ('federated' in details) return { kind: 'federated', provider: details.federated };

  const { arn, roleArn, userArn, ...rest } = { roleArn: undefined, userArn: undefined, ...details };
  const [, partition = '', , , account = '', ...tail] = arn.split(':');
  const resource = tail.join(':');
  const [type = '', ...path] = resource.split('/');
  const known = { ...rest, partition, account };
  if (type === 'root') return { kind: 'root', arn, ...known };
  if (type === 'user') return { kind: 'user', arn, ...known };
  if (type === 'federated-user') return { kind: 'federatedUser', arn, userArn, ...known };

  const session = type === 'assumed-role';
  const roleName = (session ? path[0] : path.at(-1)) ?? '';
  return {
    kind: 'role',
    roleName,
    roleArn: session ? roleArn : arn,
    pathlessRoleArn: `arn:${partition}:iam::${account}:role/${roleName}`,
    sessionArn: session ? arn : undefined,
    sessionName: session ? path.slice(1).join('/') : undefined,
    ...known,
  };
}

export function isIam(caller: Caller): caller is IamCaller {
  return caller.kind !== 'service' && caller.kind !== 'federated' && caller.kind !== 'anonymous';
}

/** Service-linked roles are recognised by their path (clause 12.19). */
export function isServiceLinked(caller: Caller): boolean {
  return caller.kind === 'role' && (caller.roleArn?.includes(':role/aws-service-role/') ?? false);
}

/** The organization of the resource's owner: as stated, else the caller's own within an account. */
export function ownersOrganization(
  request: RequestDocument,
  caller: Caller,
  owner: string | undefined,
): OrganizationDocument | undefined {
  if (request.resourceOrganization) return request.resourceOrganization;
  return isIam(caller) && owner === caller.account ? caller.organization : undefined;
}
