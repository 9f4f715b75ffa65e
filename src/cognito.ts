export { applyPreTokenGeneration } from './cognito/apply-pre-token-generation.ts';
export type { Certainty } from './cognito/certainty.ts';
export { chooseRole } from './cognito/choose-role.ts';
export type { Claims, ClaimValue } from './cognito/claims.ts';
export type {
  CognitoScenario,
  RoleDescription,
  SessionRequest,
} from './cognito/cognito-scenario.ts';
export { type GuestCeiling, guestCeiling } from './cognito/guest-ceiling.ts';
export type { IdentityPool, MappingRule, RoleMapping } from './cognito/identity-pool.ts';
export { issueIdToken } from './cognito/issue-id-token.ts';
export { logIn } from './cognito/log-in.ts';
export type { Login, TokenLogin, UserLogin } from './cognito/login.ts';
export { type PoolToken, poolToken } from './cognito/pool-token.ts';
export { readCognitoScenario } from './cognito/read-cognito-scenario.ts';
export type { ChoiceStep, RoleChoice } from './cognito/role-choice.ts';
export { principalFor } from './cognito/session.ts';
export type { Client, Group, User, UserPool } from './cognito/user-pool.ts';
export { type CognitoAnswer, type CognitoOptions, whatIf } from './cognito/what-if.ts';
