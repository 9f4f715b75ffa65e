import { principalFor, sessionNameOf } from '../../cognito/session.ts';
import type { CandidateEnd } from '../../cognito/what-if.ts';
import type { AnswerJson } from '../answer.ts';
import type { CognitoAnswered } from './answered.ts';
import { subjectsOf } from './subjects.ts';

/** Whether the ceiling of guests binds the session. */
export function isBounded({ answer }: CognitoAnswered): boolean {
  const { login } = answer.loggedIn;
  return login?.flow === 'enhanced' && login.logins.length === 0;
}

/** The session that STS opens, with the names under which others see it; absent where there is none. */
export function sessionJson(
  roleArn: string,
  { trust }: CandidateEnd,
  answered: CognitoAnswered,
): AnswerJson | undefined {
  const { token, loggedIn } = answered.answer;
  if (trust !== 'allowed' || !token || !loggedIn.login) return undefined;
  const sessionArn = sessionArnOf(roleArn, answered);
  return {
    roleArn,
    ...(sessionArn !== undefined && { sessionArn }),
    ...(token.identityId !== undefined && { identityId: token.identityId }),
    subjects: subjectsOf(answered).map(({ provider, sub }) => ({ provider, sub })),
    amr: token.methods,
    tags: Object.fromEntries(token.tags.tags),
    ...(token.tags.open.size > 0 && { tagsOfUnknownValue: [...token.tags.open] }),
    ...(isBounded(answered) && {
      ceiling: {
        asOf: answered.ceiling.asOf,
        policies: answered.ceiling.policies.map(({ name }) => name),
      },
    }),
    apiGateway: apiGatewayFields(roleArn, answered),
  };
}

export function sessionArnOf(
  roleArn: string,
  { scenario, answer: { token, loggedIn } }: CognitoAnswered,
): string | undefined {
  const role = scenario.roles.get(roleArn);
  if (!role || !token || !loggedIn.login) return undefined;
  return principalFor(role, token, sessionNameOf(loggedIn.login))?.sessionArn?.text;
}

/** What API Gateway passes on of such a caller (`$context.identity`, authorization AWS_IAM). */
export function apiGatewayFields(
  roleArn: string,
  answered: CognitoAnswered,
): Readonly<Record<string, string>> {
  const { token } = answered.answer;
  if (!token) return {};
  const [authenticationType = '', ...providers] = token.methods;
  const sessionArn = sessionArnOf(roleArn, answered);
  return {
    ...(token.identityId !== undefined && { cognitoIdentityId: token.identityId }),
    cognitoIdentityPoolId: token.poolId,
    cognitoAuthenticationType: authenticationType,
    ...(providers.length > 0 && { cognitoAuthenticationProvider: providers.join(',') }),
    ...(sessionArn !== undefined && { userArn: sessionArn }),
  };
}
