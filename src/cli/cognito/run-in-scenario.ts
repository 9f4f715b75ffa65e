import type { CognitoScenario } from '../../cognito/cognito-scenario.ts';
import { providerNameOf } from '../../cognito/issue-id-token.ts';
import type { UserLogin } from '../../cognito/login.ts';
import { signIn } from '../../cognito/sign-in.ts';
import { tokenEvent } from '../../cognito/triggers/token-event.ts';
import { triggerFault } from '../../cognito/triggers/trigger-faults.ts';
import type { Client, User, UserPool } from '../../cognito/user-pool.ts';
import { type Diagnostic, hasErrors } from '../../text/diagnostic.ts';
import type { CognitoQuestion } from './questions.ts';
import { applyFunction, type TriggerFunction } from './trigger-function.ts';

/**
 * A question with what a function answers as its Pre Token Generation trigger, in place of what the
 * scenario says that it answers.
 */
export async function withFunction(
  question: CognitoQuestion,
  ran: TriggerFunction | undefined,
): Promise<CognitoQuestion> {
  const { scenario } = question;
  if (!ran || !scenario) return question;
  const { userPools, findings } = await runForUsers(scenario, ran);
  const told = [...question.findings, ...findings];
  return { ...question, scenario: { ...scenario, userPools }, findings: told };
}

interface Ran {
  readonly userPools: readonly UserPool[];
  readonly findings: readonly Diagnostic[];
}

async function runForUsers(
  { login, userPools }: CognitoScenario,
  ran: TriggerFunction,
): Promise<Ran> {
  const pools = new Map(userPools.map((userPool) => [providerNameOf(userPool), userPool]));
  const findings: Diagnostic[] = [];
  const asked = new Set<string>();
  for (const proof of login.logins) {
    // A second login of the same pool is refused whatever its token says.
    if ('claims' in proof || asked.has(proof.provider)) continue;
    const userPool = pools.get(proof.provider);
    const who = userPool && signerIn(userPool, proof);
    if (!userPool || !who) continue;
    asked.add(proof.provider);
    const answered = await runForUser(userPool, who, ran);
    findings.push(...answered.findings);
    pools.set(proof.provider, answered.userPool);
  }
  if (asked.size === 0) findings.push(nobodySignsIn(ran));
  return { userPools: [...pools.values()], findings };
}

interface Signer {
  readonly user: User;
  readonly client: Client;
}

function signerIn(
  { users, clients }: UserPool,
  { username, clientId }: UserLogin,
): Signer | undefined {
  const user = users.find((one) => one.username === username);
  const client = clients.find((one) => one.clientId === clientId);
  return user && client && { user, client };
}

async function runForUser(
  userPool: UserPool,
  { user, client }: Signer,
  ran: TriggerFunction,
): Promise<{ readonly userPool: UserPool; readonly findings: readonly Diagnostic[] }> {
  const { preTokenGeneration, ...triggers } = userPool.triggers;
  // A sign-in that fails before gets no token, so there is nothing to ask the function.
  const sooner = signIn({ ...userPool, triggers }, user, client);
  if (sooner.outcome === 'error') return { userPool, findings: [] };
  const { value, diagnostics } = await applyFunction(ran, tokenEvent(userPool, user, client));
  if (!value || hasErrors(diagnostics)) return { userPool, findings: diagnostics };
  const lambdaVersion = preTokenGeneration?.lambdaVersion ?? 'V1_0';
  const { response } = value.event;
  return {
    userPool: {
      ...userPool,
      triggers: { ...triggers, preTokenGeneration: { lambdaVersion, response } },
    },
    findings: diagnostics,
  };
}

function nobodySignsIn({ file }: TriggerFunction): Diagnostic {
  return triggerFault('trigger/not-run', [], `\`${file}\` is not run: no user signs in here`, {
    help: 'let the login name a user of a user pool: its token is what the function changes',
  });
}
