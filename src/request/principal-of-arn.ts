import type { Arn } from '../../grammar/arn/arn.ts';
import { readArn } from '../../grammar/arn/read-arn.ts';
import { quoted } from '../../grammar/json/members.ts';
import type { IamPrincipal, Principal } from './request.ts';

/** The principal that an ARN names, or why it names none. */
export type NamedPrincipal =
  | { readonly principal: IamPrincipal }
  | { readonly message: string; readonly help?: string };

/**
 * Reads the ARN of a user, a role session, a bare role, a federated user or an account's root
 * (clause 0.2). A bare role means a session whose name is not known (clause 12.19).
 */
export function principalOfArn(text: string): NamedPrincipal {
  const arn = readArn(text);
  if (!arn) return notAnArn(text);
  if (/[*?]/.test(text)) {
    return {
      message: `the principal ${quoted(text)} has a wildcard`,
      help: 'a request is made by one caller: name it',
    };
  }
  if (arn.account === '') return withoutAccount(text, arn);
  const principal = accountPrincipal(arn);
  return principal ? { principal } : notAPrincipal(text, arn);
}

/** The account that a caller belongs to; services, web identities and anonymous callers have none. */
export function accountOf(principal: Principal): string | undefined {
  if (principal.kind === 'assumedRole') return principal.account;
  return 'arn' in principal ? principal.arn.account : undefined;
}

/** The name at the end of an ARN's last field, after the path. */
export function lastName(arn: Arn): string {
  return arn.resource.slice(arn.resource.lastIndexOf('/') + 1);
}

function accountPrincipal(arn: Arn): IamPrincipal | undefined {
  const { partition, service, account, resource } = arn;
  if (service === 'iam' && resource === 'root') return { kind: 'root', arn };
  const [type, ...names] = resource.split('/');
  const [roleName = '', session = ''] = names;
  switch (`${service}:${type}`) {
    case 'iam:user':
      return lastName(arn) && names.length > 0 ? { kind: 'user', arn } : undefined;
    case 'iam:role':
      return lastName(arn) && names.length > 0
        ? { kind: 'assumedRole', partition, account, roleName: lastName(arn), roleArn: arn }
        : undefined;
    case 'sts:assumed-role':
      return names.length === 2 && roleName && session
        ? { kind: 'assumedRole', partition, account, roleName, sessionArn: arn }
        : undefined;
    case 'sts:federated-user':
      return names.length === 1 && roleName ? { kind: 'federatedUser', arn } : undefined;
    default:
      return undefined;
  }
}

function notAnArn(text: string): NamedPrincipal {
  const message = `${quoted(text)} is not the ARN of a principal`;
  if (/^\d{12}$/.test(text)) {
    return { message, help: `for the account's root user, write \`arn:aws:iam::${text}:root\`` };
  }
  if (/^[a-z0-9.-]{1,100}\.amazonaws\.com(\.cn)?$/.test(text)) {
    return { message, help: `for a service, write \`{"service": "${text}"}\`` };
  }
  if (text.startsWith('arn:')) {
    return { message, help: 'write it as `arn:aws:iam::111122223333:user/alice`, with six fields' };
  }
  return {
    message,
    help: 'give an ARN, `"anonymous"`, `{"service": "…"}` or `{"federated": "…"}`',
  };
}

function withoutAccount(text: string, { partition, service, resource }: Arn): NamedPrincipal {
  const region = service === 'iam' || service === 'sts' ? '' : 'region';
  return {
    message: `the principal ${quoted(text)} has no account`,
    help: `write it as ${quoted(`arn:${partition}:${service}:${region}:111122223333:${resource}`)}`,
  };
}

function notAPrincipal(text: string, { service, resource }: Arn): NamedPrincipal {
  const type = resource.slice(0, Math.max(resource.indexOf('/'), 0));
  const help = principalHelp[`${service}:${type}`];
  return {
    message: `${quoted(text)} is not the ARN of a principal`,
    help:
      help ??
      'principals are users, roles, role sessions, federated users and the root of an account',
  };
}

const principalHelp: Readonly<Partial<Record<string, string>>> = {
  'iam:group': 'a group makes no requests: name one of its users',
  'iam:oidc-provider': 'for a web identity, write `{"federated": "…"}` with this ARN',
  'iam:saml-provider': 'for a SAML identity, write `{"federated": "…"}` with this ARN',
  'sts:assumed-role':
    'a session is `arn:aws:sts::111122223333:assumed-role/Role/Session`, without the path of the role',
};
