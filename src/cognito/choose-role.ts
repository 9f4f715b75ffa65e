import { refuseGuest, refuseLogins } from './admit-logins.ts';
import { weakest } from './certainty.ts';
import { chooseForLogin } from './choose-for-login.ts';
import {
  type Choice,
  type ChoiceOptions,
  type Choosing,
  choosePoolRole,
  chosen,
  conclude,
  either,
  refused,
  refusedSomehow,
  restingOn,
} from './choosing.ts';
import { type CognitoError, classicFlowOff, classicFlowWithMappings } from './errors.ts';
import type { IdentityPool } from './identity-pool.ts';
import type { BasicLogin, EnhancedLogin, Login, TokenLogin } from './login.ts';
import { kindOfProvider } from './login-provider.ts';
import type { ChoiceStep, RoleChoice } from './role-choice.ts';

/**
 * Which role an identity pool gives a login, or which error AWS answers (section 2). Where AWS
 * does not publish what it does, the answer holds every possibility. STS has not been asked yet
 * whether the role trusts the login.
 */
export function chooseRole(
  pool: IdentityPool,
  login: Login,
  options: ChoiceOptions = {},
): RoleChoice {
  const trace: ChoiceStep[] = [];
  const choosing: Choosing = { pool, options, note: (step) => trace.push(step) };
  return conclude(choose(choosing, login), trace);
}

function choose(choosing: Choosing, login: Login): Choice {
  const { pool, note } = choosing;
  if (login.flow === 'basic') {
    const { tokenPoolId = pool.id } = login;
    // What this pool would have said does not matter where another one issued the token.
    if (tokenPoolId !== pool.id) {
      note({ step: 'foreign-token', tokenPoolId });
      return chooseCaller(choosing, login, 'inferred');
    }
  }
  const refusal = refuseGuest(choosing, login);
  if (refusal) return refused(refusal);
  if (login.flow === 'enhanced') return chooseAdmitted(choosing, login);
  const barrier = refuseBasicFlow(choosing);
  if (!barrier) return chooseAdmitted(choosing, login);
  const isDeveloper = ({ provider }: TokenLogin) => kindOfProvider(pool, provider) === 'developer';
  if (!login.logins.some(isDeveloper)) return refused(barrier);
  return either(['developer-in-basic-flow'], chooseAdmitted(choosing, login), refused(barrier));
}

/** Why a token for the basic flow is not to be had (section 2.2, step 2). */
function refuseBasicFlow({ pool, note }: Choosing): CognitoError | undefined {
  const { allowClassicFlow, roleMappings } = pool;
  note({
    step: 'basic-flow',
    ...(allowClassicFlow !== undefined && { allowClassicFlow }),
    roleMappings: roleMappings.size,
  });
  if (allowClassicFlow === false) return classicFlowOff;
  return roleMappings.size > 0 ? classicFlowWithMappings : undefined;
}

function chooseAdmitted(choosing: Choosing, login: Login): Choice {
  const error = refuseLogins(choosing, login);
  if (error) return refused(error);
  const choice = chooseFor(choosing, login);
  const certainty = weakest(...login.logins.map((one) => one.certainty ?? 'documented'));
  const doubted = login.logins.some(({ doubtful }) => doubtful === true);
  return restingOn(certainty, doubted ? either(['user-status'], choice, refusedSomehow) : choice);
}

function chooseFor(choosing: Choosing, login: Login): Choice {
  if (login.flow === 'basic') {
    // That a pool without the switch allows the flow has been seen, and is not documented.
    const seen = choosing.pool.allowClassicFlow === undefined ? 'observed' : 'documented';
    return chooseCaller(choosing, login, seen);
  }
  const { logins, customRoleArn } = login;
  const [first, ...others] = logins;
  if (!first) return chooseGuestRole(choosing, login);
  const choice = chooseForLogin(choosing, first, customRoleArn);
  return others.length === 0
    ? choice
    : either(
        ['several-logins'],
        choice,
        ...others.map((other) => chooseForLogin(choosing, other, customRoleArn)),
      );
}

function chooseCaller(
  { note }: Choosing,
  { roleArn }: BasicLogin,
  certainty: Choice['certainty'],
): Choice {
  note({ step: 'caller', roleArn });
  return chosen(roleArn, 'caller', certainty);
}

/** What a guest's CustomRoleArn does is not published (ruling 7). */
function chooseGuestRole(choosing: Choosing, { customRoleArn }: EnhancedLogin): Choice {
  const choice = choosePoolRole(choosing, 'unauthenticated', 'unauthenticated');
  return customRoleArn === undefined
    ? choice
    : either(['custom-role-for-guest'], choice, refusedSomehow);
}
