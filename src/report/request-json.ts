import type { AmbiguousValue, ContextValue, SuppliedValue } from '../request/context.ts';
import type { Principal, Request } from '../request/request.ts';

/** A request in the scenario's own shape, so that it can be asked again (clause 12.20). */
export function requestJson(request: Request): Readonly<Record<string, unknown>> {
  const { action, resource, resourceAccount, resourceOrganization, context } = request;
  return {
    principal: principalJson(request.principal),
    action,
    resource,
    ...(resourceAccount !== undefined && { resourceAccount }),
    ...(resourceOrganization && { resourceOrganization }),
    ...(context.size > 0 && { context: contextJson(context) }),
  };
}

/** The caller in one line. */
export function principalText({ principal }: Request): string {
  switch (principal.kind) {
    case 'anonymous':
      return 'an anonymous caller';
    case 'service':
      return `the service ${principal.name}`;
    case 'federated':
      return `an identity of the provider ${principal.provider}`;
    case 'user':
    case 'root':
    case 'federatedUser':
    case 'assumedRole':
      return callerArn(principal);
    default:
      return principal satisfies never;
  }
}

function callerArn(principal: Extract<Principal, { arn: unknown } | { roleName: string }>): string {
  if (principal.kind !== 'assumedRole') return principal.arn.text;
  const { sessionArn, roleArn, partition, account, roleName } = principal;
  return sessionArn?.text ?? roleArn?.text ?? `arn:${partition}:iam::${account}:role/${roleName}`;
}

function principalJson(principal: Principal): unknown {
  switch (principal.kind) {
    case 'anonymous':
      return 'anonymous';
    case 'service':
      return { service: principal.name };
    case 'federated':
      return { federated: principal.provider };
    case 'user':
    case 'root':
    case 'federatedUser':
    case 'assumedRole': {
      const arn = callerArn(principal);
      const told = toldBeside(principal, arn);
      return Object.keys(told).length > 0 ? { arn, ...told } : arn;
    }
    default:
      return principal satisfies never;
  }
}

/** What is known of a caller that its ARN does not say. */
function toldBeside(
  principal: Extract<Principal, { arn: unknown } | { roleName: string }>,
  arn: string,
): Readonly<Record<string, unknown>> {
  const { uniqueId, tags, organization } = principal;
  const role = principal.kind === 'assumedRole' ? principal.roleArn?.text : undefined;
  const user = principal.kind === 'federatedUser' ? principal.userArn?.text : undefined;
  return {
    ...(role !== undefined && role !== arn && { roleArn: role }),
    ...(user !== undefined && { userArn: user }),
    ...(uniqueId !== undefined && { uniqueId }),
    ...(tags && { tags }),
    ...(organization && { organization }),
  };
}

/** Keys in the order of their names; what is not known is left out. */
function contextJson(context: Request['context']): Readonly<Record<string, unknown>> {
  const members = [...context]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([folded, value]) => entriesOf(folded, value));
  return Object.fromEntries(members);
}

function entriesOf(
  folded: string,
  value: ContextValue | AmbiguousValue,
): readonly (readonly [string, unknown])[] {
  switch (value.state) {
    case 'supplied':
      return [[value.name, valuesJson(value)]];
    case 'ambiguous':
      return value.spellings.map((spelling) => [spelling.name, valuesJson(spelling)]);
    case 'absent':
      return [[folded, null]];
    case 'present':
    case 'unspecified':
      return [];
    default:
      return value satisfies never;
  }
}

function valuesJson({ values, list }: SuppliedValue): unknown {
  return list ? values : (values[0] ?? values);
}
