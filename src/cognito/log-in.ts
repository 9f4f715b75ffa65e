import { chooseRole } from './choose-role.ts';
import type { ChoiceOptions } from './choosing.ts';
import { claimText } from './claims.ts';
import type { CognitoError } from './errors.ts';
import type { IdentityPool } from './identity-pool.ts';
import { providerNameOf } from './issue-id-token.ts';
import type { Login, ProviderLogin, TokenLogin, UserLogin } from './login.ts';
import type { RoleChoice } from './role-choice.ts';
import { type SignIn, signIn } from './sign-in.ts';
import type { User, UserPool } from './user-pool.ts';

/** A login from the users that sign in to the role that they get. */
export interface LoggedIn {
  readonly choice: RoleChoice;
  /** The login with every token; absent when a sign-in failed. */
  readonly login?: Login;
  /** One for each login that names a user. */
  readonly signIns: readonly (UserLogin & { readonly result: SignIn })[];
}

/** Signs in the users that a login names, and chooses the role. */
export function logIn(
  pool: IdentityPool,
  userPools: readonly UserPool[],
  login: Login<ProviderLogin>,
  options: ChoiceOptions = {},
): LoggedIn {
  const signIns: (UserLogin & { readonly result: SignIn })[] = [];
  const logins: TokenLogin[] = [];
  for (const proof of login.logins) {
    if ('claims' in proof) {
      logins.push({ ...proof, ...(isRevoked(userPools, proof) && { revoked: true }) });
      continue;
    }
    const result = signInUser(userPools, proof);
    signIns.push({ ...proof, result });
    if (result.outcome === 'error') {
      return { choice: refusedAtSignIn(result.error), signIns };
    }
    const { claims, certainty, doubtful } = result;
    logins.push({ provider: proof.provider, claims, certainty, doubtful });
  }
  const withTokens: Login = { ...login, logins };
  return { choice: chooseRole(pool, withTokens, options), login: withTokens, signIns };
}

function refusedAtSignIn(error: CognitoError): RoleChoice {
  return { outcome: 'error', error, certainty: error.certainty, trace: [] };
}

function signInUser(
  userPools: readonly UserPool[],
  { provider, clientId, username }: UserLogin,
): SignIn {
  const userPool = userPools.find((pool) => providerNameOf(pool) === provider);
  const user = userPool?.users.find((one) => one.username === username);
  const client = userPool?.clients.find((one) => one.clientId === clientId);
  if (!userPool || !user || !client) {
    throw new TypeError('the login names a user or app client that no user pool has');
  }
  return signIn(userPool, user, client);
}

/** A token outlives what happens to its user; only a server-side check notices. */
function isRevoked(userPools: readonly UserPool[], { provider, claims }: TokenLogin): boolean {
  const userPool = userPools.find((pool) => providerNameOf(pool) === provider);
  const subject = claimText(claims, 'sub');
  const user = userPool?.users.find((one: User) => one.attributes.get('sub') === subject);
  return subject !== undefined && user?.enabled === false;
}
