import type { LoggedIn } from '../../cognito/log-in.ts';
import { kindOfProvider } from '../../cognito/login-provider.ts';
import type { SignIn } from '../../cognito/sign-in.ts';
import { columns } from '../columns.ts';
import { printable } from '../names.ts';
import type { CognitoAnswered } from './answered.ts';
import { choiceText } from './choice-text.ts';
import { claimLines, ignoredText } from './claim-rows.ts';
import { subjectName, subjectsOf } from './subjects.ts';
import { errorText, named, providerKindNames } from './words.ts';

/** Who asks: how they signed in, and the two ids that are so easily taken for each other. */
export function whoLines(answered: CognitoAnswered): readonly string[] {
  return [
    ...loginLines(answered),
    ...columns(idRows(answered)),
    ...answered.answer.loggedIn.signIns.flatMap((one) => triggerLines(one, answered)),
  ];
}

function loginLines({ scenario, answer }: CognitoAnswered): readonly string[] {
  const { identityPool, login } = scenario;
  const { flow, logins } = login;
  const way = flow === 'basic' ? ', by the basic (classic) flow' : '';
  if (logins.length === 0) return [`a guest of ${printable(identityPool.id)}${way}`];
  return logins.map((one) => {
    const kind = providerKindNames[kindOfProvider(identityPool, one.provider)];
    if ('claims' in one) return `a token of the ${kind} ${named(one.provider)}${way}`;
    const signedIn = answer.loggedIn.signIns.find(({ username }) => username === one.username);
    const result = signedIn && signInText(signedIn.result);
    return `${named(one.username)} of the ${kind} ${named(one.provider)}, through the app client ${named(one.clientId)}${way}${result ?? ''}`;
  });
}

function signInText(result: SignIn): string {
  return result.outcome === 'error' ? `: cannot sign in, ${errorText(result.error)}` : '';
}

function idRows(answered: CognitoAnswered): readonly (readonly string[])[] {
  const { token } = answered.answer;
  if (!token) return [];
  const prefix = token.service.keyPrefixes[0] ?? '';
  const told =
    token.identityId === undefined
      ? ['identity id', 'not given', `\`\${${prefix}:sub}\` in a policy`]
      : ['identity id', printable(token.identityId), `is \`\${${prefix}:sub}\` in a policy`];
  return [
    told,
    ...subjectsOf(answered).map((subject) => [
      subjectName(subject),
      printable(subject.sub),
      `is another id, which \`\${${prefix}:sub}\` never means`,
    ]),
  ];
}

function triggerLines(
  { username, result }: LoggedIn['signIns'][number],
  { answer, withoutTrigger }: CognitoAnswered,
): readonly string[] {
  if (result.outcome === 'error' || !result.before) return [];
  const changes = claimLines(result.before, result.claims);
  const ignored = result.ignored.map(ignoredText);
  const roles = withoutTrigger
    ? [
        `  role before: ${choiceText(withoutTrigger)}`,
        `  role after:  ${choiceText(answer.loggedIn.choice)}`,
      ]
    : [];
  const effect = changes.length === 0 ? 'changes no claim' : 'changes claims';
  return [
    `Pre Token Generation ${effect} of ${named(username)}`,
    ...[...changes, ...ignored].map((line) => `  ${line}`),
    ...roles,
  ];
}
