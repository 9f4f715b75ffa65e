import type { CognitoScenario, RoleDescription } from '../../cognito/cognito-scenario.ts';
import type { GuestSurface } from '../../cognito/guest-surface.ts';
import type { Isolation } from '../../cognito/isolation.ts';
import type { KeyOrigin } from '../../cognito/probed-session.ts';
import type { AllowedReach, HangingKey, Witness } from '../../cognito/reach.ts';
import type { MatchedStatement } from '../../evaluate/evaluation.ts';
import type { PolicySet } from '../../evaluate/policy-set.ts';
import type { Finding } from '../../scenario/scenario.ts';
import type { AnswerJson } from '../answer.ts';
import { listed, printable } from '../names.ts';
import { placesIn, statementText } from '../places.ts';
import type { OpenValue } from './open-value.ts';
import { named, valueText } from './words.ts';

/** A question about a whole pool with its answer, and what is told beside it. */
export interface WholePoolAnswered<Answer> {
  readonly id?: string;
  readonly scenario: Pick<CognitoScenario, 'identityPool' | 'roles'>;
  readonly answer: Answer;
  /** What the files that the pool was read from do not tell, and the answer rests on. */
  readonly hangsOn: readonly OpenValue[];
  readonly warnings: readonly Finding[];
}

export type SurfaceAnswered = WholePoolAnswered<GuestSurface>;
export type IsolationAnswered = WholePoolAnswered<Isolation>;

/** Where a statement of a role's policies stands: `infra.json:49 guest-role Sid Picture`. */
export function statementPlace(
  role: RoleDescription | undefined,
  statement: MatchedStatement,
): string {
  return `${placesIn(policiesOf(role))(statement)} ${statementText(statement)}`;
}

function policiesOf(role: RoleDescription | undefined): PolicySet {
  if (!role) return {};
  const { policies, permissionsBoundary } = role;
  return { identity: policies, ...(permissionsBoundary && { permissionsBoundary }) };
}

export function statementJson(
  role: RoleDescription | undefined,
  { policyType, policy, statement, sid, span }: MatchedStatement,
): AnswerJson {
  const { identity = [], permissionsBoundary } = policiesOf(role);
  const written = policyType === 'identity' ? identity : [permissionsBoundary];
  const file = written.find((one) => one?.name === policy)?.source?.path;
  return {
    policyType,
    policy,
    statement,
    ...(sid !== undefined && { sid }),
    ...(file !== undefined && span && { file }),
    ...(span && { line: span.start.line }),
  };
}

/** `s3:GetObject on arn:aws:s3:::b/x, with s3:prefix = "x"`. */
export function witnessText({ action, resource, context = {} }: Witness): string {
  const keys = Object.entries(context).map(([key, value]) =>
    value === null ? `without ${printable(key)}` : `with ${printable(key)} = ${valueText(value)}`,
  );
  const tail = keys.length === 0 ? '' : `, ${listed(keys)}`;
  return `${printable(action)} on ${printable(resource)}${tail}`;
}

/** A witness with its verdict's reach, as data. */
export function witnessJson({ witness, hangsOn }: AllowedReach): AnswerJson {
  return { witness, ...(hangsOn.length > 0 && { hangsOn }) };
}

const origins = {
  caller: 'the caller chooses it',
  network: 'the network decides it',
  resource: 'the resource decides it',
  session: 'the session decides it',
} as const satisfies Record<KeyOrigin, string>;

/** `` if `aws:SourceIp` is "192.0.2.1" (the network decides it) ``. */
export function conditionText(hangsOn: readonly HangingKey[]): string {
  const keys = hangsOn.map(({ key, value, origin }) =>
    value === null
      ? `the request does not carry ${named(key)} (${origins[origin]})`
      : `${named(key)} is ${valueText(value)} (${origins[origin]})`,
  );
  return `if ${listed(keys)}`;
}

/** The first few of many names; the others by their number. */
export function someOf(names: readonly string[], most: number): string {
  const rest = names.length - most;
  return rest > 1
    ? `${names.slice(0, most).map(printable).join(', ')} and ${rest} more`
    : names.map(printable).join(', ');
}
