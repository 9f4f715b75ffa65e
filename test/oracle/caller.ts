import type { OrganizationDocument, RequestDocument } from './scenario.ts';

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
  | { readonly kind: 'federated'; readonly provider: string }
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

export function callerOf(request: RequestDocument): Caller {
  const given = request.principal;
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

/** The account that the request or the ARN names; `aws` is none (clauses 12.17, 12.18). */
export function ownerNamedBy(request: RequestDocument): string | undefined {
  if (request.resourceAccount !== undefined) return request.resourceAccount;
  const account = request.resource.split(':')[4] ?? '';
  return /^\d{12}$/.test(account) ? account : undefined;
}
