import { readArn } from '../../../grammar/arn/read-arn.ts';
import { writeJson } from '../../../grammar/json/write-json.ts';
import type { CognitoScenario } from '../../cognito/cognito-scenario.ts';
import { providerNameOf } from '../../cognito/issue-id-token.ts';
import type { LoggedIn } from '../../cognito/log-in.ts';
import type { UserLogin } from '../../cognito/login.ts';
import { kindOfProvider, type ProviderKind } from '../../cognito/login-provider.ts';
import { type ChoiceStep, candidatesOf } from '../../cognito/role-choice.ts';
import type { CandidateEnd } from '../../cognito/what-if.ts';
import type { ClauseExplanation } from '../../condition/clause-explanation.ts';
import type { Explanation, LayerExplanation } from '../../evaluate/explanation.ts';
import { foldCase } from '../../text/fold-case.ts';
import { member } from '../node.ts';
import { GUARD } from './guard-policy.ts';
import type { LoadedCognito } from './loaded-cognito.ts';
import type { Unresolved } from './unresolved.ts';

/**
 * What the files do not tell and the choice of the role rests on. Symbols are no such thing: which
 * pool, client or role is meant is known. Nor is a role that nobody describes: the answer says so.
 */
export function choiceHangsOn(
  { unresolved }: LoadedCognito,
  scenario: CognitoScenario,
  loggedIn: LoggedIn,
): readonly Unresolved[] {
  const chosen = candidatesOf(loggedIn.choice).flatMap((candidate) =>
    candidate.outcome === 'role' ? [candidate.roleArn] : [],
  );
  return unresolved.filter((one) =>
    one.symbol
      ? couldBeProvider(one, loggedIn)
      : isLookedAt(one, scenario, loggedIn) || chosen.some((arn) => isIn(one, arn)),
  );
}

/** A login that names a provider or an app as AWS does may well mean the one that is a symbol here. */
function couldBeProvider({ path: [part, member] }: Unresolved, { choice }: LoggedIn): boolean {
  if (part !== 'identityPool') return false;
  return choice.trace.some(
    (step) =>
      step.step === 'provider' &&
      providerMembers[step.kind] === member &&
      (step.configured ? step.audience === 'differs' : !step.provider.includes('unresolved')),
  );
}

/** Where providers of each kind stand. */
const providerMembers: Readonly<Record<ProviderKind, string>> = {
  userPool: 'CognitoIdentityProviders',
  social: 'SupportedLoginProviders',
  openIdConnect: 'OpenIdConnectProviderARNs',
  saml: 'SamlProviderARNs',
  developer: 'DeveloperProviderName',
};

function isIn({ placeholder }: Unresolved, text: string): boolean {
  return placeholder !== undefined && text.includes(placeholder);
}

function isLookedAt(
  { path }: Unresolved,
  scenario: CognitoScenario,
  { choice, signIns }: LoggedIn,
): boolean {
  const [part, member, key] = path;
  if (part === 'userPools') return signIns.some((signIn) => isOfSignIn(path, scenario, signIn));
  if (part !== 'identityPool') return false;
  const { identityPool, login } = scenario;
  const kinds = login.logins.map(({ provider }) => kindOfProvider(identityPool, provider));
  switch (member) {
    case undefined:
      return true;
    case 'AllowUnauthenticatedIdentities':
      return kinds.length === 0;
    case 'AllowClassicFlow':
      return login.flow === 'basic';
    case 'Roles':
      return key === undefined;
    case 'RoleMappings':
      return login.flow === 'basic' || choice.trace.some((step) => isOfMapping(step, key));
    case 'PrincipalTags':
      return kinds.length > 0;
    case 'CognitoIdentityProviders':
    case 'SupportedLoginProviders':
    case 'SamlProviderARNs':
    case 'OpenIdConnectProviderARNs':
      return kinds.some((kind) => providerMembers[kind] === member);
    case 'DeveloperProviderName':
      return kinds.includes('developer') || kinds.includes('openIdConnect');
    default:
      return false;
  }
}

/** Whether a sign-in looked at it. That the user gets past the functions that may refuse is asked for. */
function isOfSignIn(
  [, index, list, item, ...rest]: Unresolved['path'],
  { userPools }: CognitoScenario,
  { provider, username }: UserLogin,
): boolean {
  const userPool = typeof index === 'number' ? userPools[index] : undefined;
  if (userPool && providerNameOf(userPool) !== provider) return false;
  if (list === 'triggers') return item === 'PreTokenGeneration' && rest.length > 0;
  const user = list === 'users' && typeof item === 'number' ? userPool?.users[item] : undefined;
  return user === undefined || user.username === username;
}

/** Whether the choice came to a mapping, be it this one or one of which the key is not known. */
function isOfMapping(step: ChoiceStep, key: string | number | undefined): boolean {
  if (step.step !== 'mapping') return false;
  return key === undefined || step.key === key || String(key).includes('unresolved');
}

/** What the files do not tell and what STS or the session answer rests on. */
export function endHangsOn(
  loaded: LoadedCognito,
  scenario: CognitoScenario,
  end: CandidateEnd,
): readonly Unresolved[] {
  const { candidate, explanation, trustAnswer } = end;
  if (candidate.outcome !== 'role') return [];
  const explained = [...(trustAnswer?.explanations ?? []), ...(explanation ? [explanation] : [])];
  return [
    ...loaded.unresolved.filter((one) => hidesName(one, scenario, explained)),
    ...guardedIn(loaded, end, candidate.roleArn),
    ...tagsIn(loaded, scenario, end, candidate.roleArn),
    ...ofUnknownOwner(loaded, scenario, end, candidate.roleArn),
  ];
}

/** Whether a policy asks for another pool by its id: it may be the id of this one. */
function hidesName(
  { path: [part, member] }: Unresolved,
  { identityPool: { id } }: CognitoScenario,
  explained: readonly Explanation[],
): boolean {
  if (part !== 'identityPool' || member !== 'IdentityPoolId') return false;
  return explained.some(({ layers }) =>
    clausesIn(layers).some(({ key, wanted }) => {
      const texts = wanted.flatMap(({ text }) => text ?? []);
      return (
        /^cognito-identity.*:aud$/.test(key.folded) &&
        !texts.includes(id) &&
        texts.some((text) => text !== '*' && !text.includes('unresolved'))
      );
    }),
  );
}

function clausesIn(layers: readonly LayerExplanation[]): readonly ClauseExplanation[] {
  return layers.flatMap(({ policies }) =>
    policies.flatMap(({ statements }) => statements.flatMap(({ clauses }) => clauses)),
  );
}

function guardedIn(
  { unresolved }: LoadedCognito,
  { missing }: CandidateEnd,
  roleArn: string,
): readonly Unresolved[] {
  return unresolved.filter(
    ({ what, path }) => path[1] === roleArn && missing.includes(`${GUARD}${what}`),
  );
}

/** Tags of the role of which the value is not known, where a policy may read them. */
function tagsIn(
  { unresolved, parts }: LoadedCognito,
  { login, resourcePolicies }: CognitoScenario,
  { explanation }: CandidateEnd,
  roleArn: string,
): readonly Unresolved[] {
  const open = unresolved.filter(({ path }) => path[1] === roleArn && path[2] === 'tags');
  if (!explanation || open.length === 0) return [];
  if (resourcePolicies.length > 0 || ('sessionPolicy' in login && login.sessionPolicy)) return open;
  const role = member(member(parts, 'roles'), roleArn);
  const text = role ? foldCase(writeJson(role)) : '';
  const compared = new Set(clausesIn(explanation.layers).map(({ key }) => key.folded));
  return open.filter(({ path }) => {
    const key = foldCase(`aws:PrincipalTag/${path[3]}`);
    return compared.has(key) || text.includes(`\${${key}`);
  });
}

/** Whose account and partition the resource is in decides who must allow, and the role's are not known. */
function ofUnknownOwner(
  { unresolved }: LoadedCognito,
  { request }: CognitoScenario,
  { decision }: CandidateEnd,
  roleArn: string,
): readonly Unresolved[] {
  const role = readArn(roleArn);
  if (decision !== 'implicitDeny' || !request || !role) return [];
  const resource = readArn(request.resource);
  const account = request.resourceAccount ?? resource?.account ?? '';
  const names = [
    ...(resource && role.partition.startsWith('unresolved') ? ['AWS::Partition'] : []),
    ...(account !== '' && role.account.startsWith('unresolved') ? ['AWS::AccountId'] : []),
  ];
  return unresolved.filter(({ what, path }) => names.includes(what) && path[1] === roleArn);
}
