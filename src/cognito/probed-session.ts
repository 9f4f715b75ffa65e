import { nodeFromValue } from '../../grammar/json/from-value.ts';
import type { ContextKey } from '../catalog/context-key.ts';
import { globalConditionKey } from '../catalog/global-condition-keys.ts';
import type { Action, ResourceType } from '../catalog/services/catalog.ts';
import { settingsOf } from '../evaluate/options.ts';
import { type PreparedSet, prepareSet } from '../evaluate/prepare-set.ts';
import type { PreparedStatement } from '../evaluate/prepare-statement.ts';
import type { ContextValue } from '../request/context.ts';
import type { Request } from '../request/request.ts';
import { foldCase } from '../text/fold-case.ts';
import type { RoleDescription } from './cognito-scenario.ts';
import { guestCeiling } from './guest-ceiling.ts';
import type { Login } from './login.ts';
import type { PoolToken } from './pool-token.ts';
import type { ProbeOptions } from './probe-options.ts';
import { principalFor, sessionNameOf, sessionPolicies, sessionRequestOf } from './session.ts';

/** A session that is asked for many requests: compiled once, in three-valued mode. */
export interface ProbedSession {
  readonly token: PoolToken;
  readonly set: PreparedSet;
  /** The Allow statements of the role's own policies: nothing else can grant here. */
  readonly grants: readonly PreparedStatement[];
  /** With the principal and what the token brings; action and resource are to be replaced. */
  readonly base: Request;
  /** Keys that the policies ask for and the token does not bring, each once. */
  readonly askedKeys: readonly ContextKey[];
  /** Of the keys that the policies ask for, those of which nobody knows the value. */
  readonly unknownKeys: readonly ContextKey[];
}

/** Who may be told by a request's context: see `keyOrigin`. */
export type KeyOrigin = 'caller' | 'network' | 'resource' | 'session';

/** Opens a role's session for questions; undefined when the role's ARN is none. */
export function probeSession(
  role: RoleDescription,
  login: Login,
  token: PoolToken,
  options: ProbeOptions = {},
): ProbedSession | undefined {
  const principal = principalFor(role, token, sessionNameOf(login));
  if (principal === undefined) return undefined;
  const { value } = sessionRequestOf(principal, token, {
    action: 'sts:GetCallerIdentity',
    resource: '*',
    context: nodeFromValue({}),
  });
  if (value === undefined) return undefined;
  const policies = sessionPolicies(role, login, [], options.guestCeiling ?? guestCeiling);
  const set = prepareSet(
    policies,
    settingsOf({ ...options.evaluation, unspecifiedKeys: 'unknown' }),
  );
  const unknown = new Set((options.unknownKeys ?? []).map(foldCase));
  const unknownKeys = askedKeys(set).filter(({ folded }) => unknown.has(folded));
  const context = new Map(value.context);
  for (const { folded } of unknownKeys) context.set(folded, { state: 'present' });
  const asked = askedKeys(set).filter(({ folded }) => !context.has(folded));
  for (const key of asked) if (isForeign(key, token)) context.set(key.folded, { state: 'absent' });
  return {
    token,
    set,
    grants: set.statements.filter(
      ({ evidence }) => evidence.policyType === 'identity' && evidence.effect === 'Allow',
    ),
    base: { ...value, context },
    askedKeys: asked.filter(({ folded }) => !context.has(folded)),
    unknownKeys,
  };
}

function askedKeys({ statements }: PreparedSet): readonly ContextKey[] {
  return [
    ...new Map(
      statements.flatMap(({ keys }) => keys).map((key) => [key.folded, key] as const),
    ).values(),
  ];
}

/** Session keys that are about other sessions than those of Cognito (section 4.4). */
const foreignKeys: ReadonlySet<string> = new Set([
  'aws:multifactorauthage',
  'aws:multifactorauthpresent',
  'aws:signinsessionarn',
  'aws:sourceidentity',
  'aws:calledvia',
  'aws:calledviafirst',
  'aws:calledvialast',
  'aws:sourcearn',
  'aws:sourceaccount',
  'aws:sourceorgid',
  'aws:sourceorgpaths',
]);

const otherProviders = ['saml:', 'graph.facebook.com:', 'accounts.google.com:', 'www.amazon.com:'];

/** Keys that no request made with this session's credentials carries: claims are none, for one. */
function isForeign({ folded }: ContextKey, { service }: PoolToken): boolean {
  return (
    foreignKeys.has(folded) ||
    [...service.keyPrefixes.map((prefix) => `${prefix}:`), ...otherProviders].some((prefix) =>
      folded.startsWith(prefix),
    )
  );
}

/** What is asked of a session: the keys are for the caller to choose, unless they are given. */
export interface Question {
  readonly service: string;
  readonly action: Action;
  /** Absent when the action takes no resource. */
  readonly type?: ResourceType;
  readonly resource: string;
  /** By the key's name. */
  readonly given?: ReadonlyMap<string, ContextValue>;
}

/** The question as a request; keys that the catalogue does not know of the action are absent. */
export function requestFor(session: ProbedSession, question: Question): Request {
  const context = new Map(session.base.context);
  for (const key of session.askedKeys) {
    if (!carries(question, key)) context.set(key.folded, { state: 'absent' });
  }
  for (const [name, value] of question.given ?? []) context.set(foldCase(name), value);
  return {
    ...session.base,
    action: `${question.service}:${question.action.name}`,
    resource: question.resource,
    context,
  };
}

/** Global keys about tags are carried only where the catalogue says so, and service keys likewise. */
export function carries({ action, type }: Omit<Question, 'resource'>, key: ContextKey): boolean {
  const row = globalConditionKey(key.folded);
  const tags = ['aws:RequestTag/', 'aws:ResourceTag/', 'aws:TagKeys'];
  if (row !== undefined && !tags.includes(row.name)) return true;
  return isAmong(action.conditionKeys, key) || isAmong(type?.conditionKeys ?? [], key);
}

function isAmong(known: readonly { readonly name: string }[], { folded }: ContextKey): boolean {
  return known.some(({ name }) => {
    const [fixed = '', open] = foldCase(name).split(/\$\{|</);
    return open === undefined ? folded === fixed : folded.startsWith(fixed);
  });
}

/** Who decides what a request carries under a key: its caller, or the resource that it is about. */
export function keyOrigin({ folded }: ContextKey, type: ResourceType | undefined): KeyOrigin {
  const group = globalConditionKey(folded)?.group;
  if (group === 'principal' || group === 'session') return 'session';
  if (group !== undefined) return group === 'request' ? 'caller' : group;
  const ofResource = /resourcetag|existingobjecttag|resourceaccount/.test(folded);
  return ofResource || isAmong(type?.conditionKeys ?? [], { name: folded, folded })
    ? 'resource'
    : 'caller';
}
