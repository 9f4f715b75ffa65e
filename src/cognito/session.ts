import { readArn } from '../../grammar/arn/read-arn.ts';
import { nodeFromValue } from '../../grammar/json/from-value.ts';
import type { JsonMember } from '../../grammar/json/tree.ts';
import type { PolicySet } from '../evaluate/policy-set.ts';
import type { Policy } from '../policy/policy.ts';
import type { AmbiguousValue, ContextValue } from '../request/context.ts';
import { lastName } from '../request/principal-of-arn.ts';
import { readRequestNode } from '../request/read-request.ts';
import type { AssumedRolePrincipal, Request } from '../request/request.ts';
import type { Parsed } from '../text/diagnostic.ts';
import { foldCase } from '../text/fold-case.ts';
import type { RoleDescription, SessionRequest } from './cognito-scenario.ts';
import type { GuestCeiling } from './guest-ceiling.ts';
import type { Login } from './login.ts';
import type { PoolToken } from './pool-token.ts';
import { sessionKeys } from './session-keys.ts';

/** The name that Cognito gives to every session that it opens itself (table 3.2). */
const ENHANCED_SESSION = 'CognitoIdentityCredentials';

/** The session's name; in the basic flow it is the caller's, and may not be told. */
export function sessionNameOf(login: Pick<Login, 'flow'> & { sessionName?: string }) {
  return login.flow === 'enhanced' ? ENHANCED_SESSION : login.sessionName;
}

/**
 * The principal of the session (section 3.4): the same for every user of the role, so that only
 * condition keys and tags tell users apart. Tags of the session win over those of the role.
 */
export function principalFor(
  role: Pick<RoleDescription, 'arn' | 'tags'>,
  token: PoolToken,
  sessionName?: string,
): AssumedRolePrincipal | undefined {
  const arn = readArn(role.arn);
  if (arn === undefined) return undefined;
  const { partition, account } = arn;
  const roleName = lastName(arn);
  const session =
    sessionName === undefined
      ? undefined
      : readArn(`arn:${partition}:sts::${account}:assumed-role/${roleName}/${sessionName}`);
  return {
    kind: 'assumedRole',
    partition,
    account,
    roleName,
    roleArn: arn,
    ...(session && { sessionArn: session }),
    tags: Object.fromEntries([...role.tags, ...token.tags.tags]),
  };
}

/** The session's request with everything that the token brings; what the scenario says wins. */
export function sessionRequestOf(
  principal: AssumedRolePrincipal,
  token: PoolToken,
  request: SessionRequest,
): Parsed<Request> {
  const { value, diagnostics } = readRequestNode({
    kind: 'object',
    members: [
      member('principal', principal.roleArn?.text),
      member('action', request.action),
      member('resource', request.resource),
      ...(request.resourceAccount === undefined
        ? []
        : [member('resourceAccount', request.resourceAccount)]),
      ...(request.context === undefined ? [] : [{ key: 'context', value: request.context }]),
    ],
  });
  if (value === undefined) return { value, diagnostics };
  const context: ReadonlyMap<string, ContextValue | AmbiguousValue> = new Map([
    ...sessionKeys(token),
    ...openTags(token),
    ...value.context,
  ]);
  return { value: { ...value, principal, context }, diagnostics };
}

function member(key: string, value: unknown): JsonMember {
  return { key, value: nodeFromValue(value) };
}

/** What a list makes of a tag is not published, so its value is not known (ruling 5). */
function openTags({ tags: { open } }: PoolToken): readonly (readonly [string, ContextValue])[] {
  return [...open].map((tag) => [foldCase(`aws:PrincipalTag/${tag}`), { state: 'present' }]);
}

/** The policies that bind the session (section 4.1). */
export function sessionPolicies(
  role: RoleDescription,
  login: Login,
  resourcePolicies: readonly Policy[],
  ceiling: GuestCeiling,
): PolicySet {
  const [resource] = resourcePolicies;
  const session = sessionPolicyOf(login, ceiling);
  return {
    identity: role.policies,
    ...(role.permissionsBoundary && { permissionsBoundary: role.permissionsBoundary }),
    ...(session && { session }),
    ...(resource && { resource }),
  };
}

/** The ceiling of guests in the enhanced flow; else what the caller passes, if anything. */
function sessionPolicyOf(login: Login, ceiling: GuestCeiling): readonly Policy[] | undefined {
  if (login.flow === 'enhanced') return login.logins.length === 0 ? ceiling.policies : undefined;
  return login.sessionPolicy === undefined ? undefined : [login.sessionPolicy];
}
