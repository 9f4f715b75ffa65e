export { applyPreTokenGeneration } from './cognito/apply-pre-token-generation.ts';
export type { Certainty } from './cognito/certainty.ts';
export type { IgnoredChange } from './cognito/change-claims.ts';
export { chooseRole } from './cognito/choose-role.ts';
export type { Claims, ClaimValue } from './cognito/claims.ts';
export type {
  CognitoScenario,
  RoleDescription,
  SessionRequest,
} from './cognito/cognito-scenario.ts';
export { type GuestCeiling, guestCeiling } from './cognito/guest-ceiling.ts';
export type { GuestDoor } from './cognito/guest-doors.ts';
export {
  type CutAction,
  type Grant,
  type GuestSurface,
  guestSurface,
  type ReachableAction,
  type ServiceSurface,
  type Surface,
  type SurfaceOptions,
} from './cognito/guest-surface.ts';
export type { IdentityPair, IsolatedIdentity } from './cognito/identity-pairs.ts';
export type { IdentityPool, MappingRule, RoleMapping } from './cognito/identity-pool.ts';
export {
  type Isolation,
  type IsolationOptions,
  isolation,
  type Leak,
  type OwnedEvidence,
  type Undecided,
} from './cognito/isolation.ts';
export { issueIdToken } from './cognito/issue-id-token.ts';
export { logIn } from './cognito/log-in.ts';
export type { Login, TokenLogin, UserLogin } from './cognito/login.ts';
export { type PoolToken, poolToken } from './cognito/pool-token.ts';
export type { AllowedReach, DeniedReach, HangingKey, OpenReach, Witness } from './cognito/reach.ts';
export { readCognitoScenario } from './cognito/read-cognito-scenario.ts';
export type { ChoiceStep, RoleChoice } from './cognito/role-choice.ts';
export { principalFor } from './cognito/session.ts';
export type { SharedGrant } from './cognito/shared-grants.ts';
export { applyTriggerResponse } from './cognito/triggers/apply-trigger-response.ts';
export { checkTriggerResponse } from './cognito/triggers/check-trigger-response.ts';
export { claimsInEvent } from './cognito/triggers/claims-in-event.ts';
export { readTriggerEvent } from './cognito/triggers/read-trigger-event.ts';
export { type RoleChange, roleChange } from './cognito/triggers/role-change.ts';
export type {
  TokenChange,
  TriggerEffect,
  TriggerRefusal,
} from './cognito/triggers/trigger-effect.ts';
export type {
  TriggerEvent,
  TriggerEventOf,
  TriggerRequest,
  TriggerResponse,
} from './cognito/triggers/trigger-event.ts';
export {
  type TriggerFacts,
  type TriggerName,
  triggerFacts,
} from './cognito/triggers/trigger-facts.ts';
export type { Client, Group, User, UserPool } from './cognito/user-pool.ts';
export { type CognitoAnswer, type CognitoOptions, whatIf } from './cognito/what-if.ts';
