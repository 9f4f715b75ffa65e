import { readArn } from '../../grammar/arn/read-arn.ts';
import type { ClauseExplanation } from '../condition/clause-explanation.ts';
import { explain } from '../evaluate/explain.ts';
import { type Explanation, statementsOf } from '../evaluate/explanation.ts';
import type { EvaluationOptions } from '../evaluate/options.ts';
import type { Policy } from '../policy/policy.ts';
import type { ContextValue } from '../request/context.ts';
import type { Request } from '../request/request.ts';
import { foldCase } from '../text/fold-case.ts';
import type { Certainty } from './certainty.ts';
import type { RoleDescription } from './cognito-scenario.ts';
import type { PoolToken } from './pool-token.ts';
import { sessionKeys, textValue } from './session-keys.ts';

/** What STS says when it is asked for a role with a pool's token (section 3). */
export interface TrustAnswer {
  readonly answer: 'allowed' | 'explicitDeny' | 'implicitDeny' | 'indeterminate';
  readonly certainty: Certainty;
  /** One for `sts:AssumeRoleWithWebIdentity`, and one for `sts:TagSession` when there are tags. */
  readonly explanations: readonly Explanation[];
  /** What would have to be known. */
  readonly missing: readonly string[];
}

/** Who asks, beside the token. */
export interface TrustQuestion {
  readonly role: RoleDescription;
  readonly token: PoolToken;
  readonly sessionName?: string;
  /** The pool's account, where it is known. */
  readonly poolAccount?: string;
}

/**
 * Whether the role's trust policy lets the identity in. A token with tags needs `sts:TagSession`
 * too, and without it the whole login fails (section 3.3).
 */
export function askTrust(question: TrustQuestion, options: EvaluationOptions = {}): TrustAnswer {
  const { role, token } = question;
  if (role.trust === undefined) {
    return {
      answer: 'indeterminate',
      certainty: 'unknown',
      explanations: [],
      missing: [`AssumeRolePolicyDocument of ${role.arn}`],
    };
  }
  const trust = role.trust;
  const tagged = token.tags.tags.size > 0 || token.tags.open.size > 0;
  const actions = ['sts:AssumeRoleWithWebIdentity', ...(tagged ? ['sts:TagSession'] : [])];
  const explanations = actions.map((action) =>
    explain(trustRequest(question, action), { resource: trust }, options),
  );
  const answer = foreignAccount(question, options) ? 'indeterminate' : joined(explanations);
  return {
    answer,
    certainty: asksPlainly(explanations, token) ? 'unknown' : 'documented',
    explanations,
    missing: [...new Set(explanations.flatMap(({ evaluation }) => evaluation.missingContextKeys))],
  };
}

function trustRequest(
  { role, token, sessionName }: Omit<TrustQuestion, 'poolAccount'>,
  action: string,
): Request {
  const context = new Map<string, ContextValue>(sessionKeys(token));
  if (sessionName !== undefined) {
    context.set('sts:rolesessionname', textValue('sts:RoleSessionName', sessionName));
  }
  const { tags, open } = token.tags;
  for (const [tag, value] of tags) {
    context.set(foldCase(`aws:RequestTag/${tag}`), textValue(`aws:RequestTag/${tag}`, value));
  }
  for (const tag of open) context.set(foldCase(`aws:RequestTag/${tag}`), { state: 'present' });
  const keys = [...tags.keys(), ...open];
  if (keys.length > 0) {
    context.set('aws:tagkeys', {
      state: 'supplied',
      name: 'aws:TagKeys',
      values: keys,
      list: true,
    });
  }
  return {
    principal: { kind: 'federated', provider: token.service.provider },
    action,
    resource: role.arn,
    context,
  };
}

function joined(explanations: readonly Explanation[]): TrustAnswer['answer'] {
  const decisions = explanations.map(({ evaluation }) => evaluation.decision);
  if (decisions.includes('explicitDeny')) return 'explicitDeny';
  if (decisions.includes('implicitDeny')) return 'implicitDeny';
  return decisions.includes('unknown') ? 'indeterminate' : 'allowed';
}

/**
 * Across accounts STS is said to want a condition on the pool: a role that any pool's token would
 * open answers nobody knows how (section 3.3).
 */
function foreignAccount(question: TrustQuestion, options: EvaluationOptions): boolean {
  const { role, token, poolAccount } = question;
  if (poolAccount === undefined || readArn(role.arn)?.account === poolAccount) return false;
  const anyPool = { ...token, poolId: 'us-east-1:00000000-0000-4000-8000-000000000000' };
  return opens(role.trust, trustRequest({ ...question, token }, assume), options)
    ? opens(role.trust, trustRequest({ ...question, token: anyPool }, assume), options)
    : false;
}

const assume = 'sts:AssumeRoleWithWebIdentity';

function opens(trust: Policy | undefined, request: Request, options: EvaluationOptions): boolean {
  return (
    trust !== undefined &&
    explain(request, { resource: trust }, options).evaluation.decision === 'allowed'
  );
}

/** A plain operator on `amr`, which holds several values: IAM does not say what it does (ruling 2). */
function asksPlainly(explanations: readonly Explanation[], token: PoolToken): boolean {
  const names = token.service.keyPrefixes.map((prefix) => `${prefix}:amr`);
  return clausesOf(explanations).some(
    ({ key, written }) => names.includes(key.folded) && written.quantifier === 'single',
  );
}

/** The condition clauses that the trust policy's statements were compared by. */
export function clausesOf(explanations: readonly Explanation[]): readonly ClauseExplanation[] {
  return explanations.flatMap(statementsOf).flatMap(({ clauses }) => clauses);
}
