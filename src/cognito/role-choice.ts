import type { Holds } from '../evaluate/explanation.ts';
import type { Certainty } from './certainty.ts';
import type { ClaimValue } from './claims.ts';
import type { CognitoError } from './errors.ts';
import type { AmbiguousRoleResolution, MappingRule } from './identity-pool.ts';
import type { IdentityState } from './login.ts';
import type { ProviderKind } from './login-provider.ts';
import type { SamlRole } from './saml-roles.ts';

/** Which role a login gets, before STS is asked, and how that came about (section 2.1). */
export type RoleChoice = (ChosenRole | RefusedRole | OpenChoice) & {
  readonly certainty: Certainty;
  readonly trace: readonly ChoiceStep[];
};

export interface ChosenRole {
  readonly outcome: 'role';
  readonly roleArn: string;
  readonly via: ChosenBy;
}

export interface RefusedRole {
  readonly outcome: 'error';
  readonly error: CognitoError;
}

/** AWS publishes too little to say: it is one of the candidates. */
export interface OpenChoice {
  readonly outcome: 'indeterminate';
  /** Distinct. */
  readonly candidates: readonly Candidate[];
  readonly because: readonly OpenQuestion[];
}

/** `unknownError`: that AWS refuses is possible, with which code nobody publishes. */
export type Candidate = ChosenRole | RefusedRole | { readonly outcome: 'unknownError' };

/** What made it this role. */
export type ChosenBy =
  | 'unauthenticated'
  | 'authenticated-default'
  | 'preferred_role'
  | 'custom-role'
  | 'rule'
  | 'ambiguous->authenticated'
  | 'saml-assertion'
  | 'caller';

/** What AWS does not publish. */
export type OpenQuestion =
  | 'rule-on-list'
  | 'rule-on-object'
  | 'rule-on-twitter'
  | 'custom-role-for-guest'
  | 'custom-role-without-mapping'
  | 'several-logins'
  | 'several-saml-roles'
  | 'unusable-saml-roles'
  | 'developer-mapping'
  | 'developer-in-basic-flow'
  | 'user-status';

/** One thing that was looked at, in the order of looking. */
export type ChoiceStep =
  | { readonly step: 'guest-access'; readonly allowed: boolean }
  | { readonly step: 'foreign-token'; readonly tokenPoolId: string }
  | {
      readonly step: 'basic-flow';
      /** As the pool has it; absent counts as allowed. */
      readonly allowClassicFlow?: boolean;
      readonly roleMappings: number;
    }
  | {
      readonly step: 'provider';
      readonly provider: string;
      readonly kind: ProviderKind;
      readonly configured: boolean;
      /** Whether the token's audience is one that the provider takes (ruling 10). */
      readonly audience: 'matches' | 'differs' | 'absent' | 'not-checked';
    }
  | { readonly step: 'token'; readonly provider: string; readonly problem: CognitoError }
  | { readonly step: 'second-login'; readonly provider: string }
  | { readonly step: 'identity'; readonly identityId: string; readonly state: IdentityState }
  | {
      readonly step: 'mapping';
      readonly provider: string;
      /** Absent where the provider cannot have a mapping. */
      readonly key?: string;
      readonly type: 'Token' | 'Rules' | 'none';
      /** The provider's key with another app client has a mapping, which does not apply. */
      readonly otherClient?: string;
    }
  | ({ readonly step: 'rule'; readonly provider: string } & RuleTried)
  | {
      readonly step: 'role-claims';
      readonly provider: string;
      readonly roles: readonly string[];
      readonly preferredRole?: string;
    }
  | {
      readonly step: 'saml-roles';
      readonly provider: string;
      readonly pairs: readonly SamlRole[];
    }
  | {
      readonly step: 'custom-role';
      readonly customRoleArn: string;
      /** The roles that the caller may ask for. */
      readonly among: readonly string[];
      readonly found: Holds;
    }
  | {
      readonly step: 'ambiguous';
      readonly provider: string;
      readonly resolution: AmbiguousRoleResolution;
    }
  | {
      readonly step: 'pool-role';
      readonly role: 'authenticated' | 'unauthenticated';
      /** Absent where the pool has none. */
      readonly roleArn?: string;
    }
  | { readonly step: 'caller'; readonly roleArn: string };

/** How a rule of a mapping fared. */
export interface RuleTried {
  /** Its place in the mapping, from 0. */
  readonly index: number;
  readonly rule: MappingRule;
  /** What the claim held; absent where there was no such claim. */
  readonly value?: ClaimValue;
  readonly matches: Holds | 'notTried';
  readonly reason: RuleReason;
  readonly certainty: Certainty;
}

/** Why a rule matched or not. */
export type RuleReason =
  /** The token has no such claim, or an empty one: the rule is skipped, NotEqual too. */
  | 'claim-absent'
  /** The provider's tokens show the pool `iss`, `aud` and `sub` only. */
  | 'claim-not-usable'
  | 'compared'
  /** Compared, and it would have been different if case did not matter. */
  | 'differs-in-case'
  | 'element-is-value'
  | 'no-element'
  /** How a list compares is not published. */
  | 'list'
  | 'object'
  | 'provider-not-documented'
  /** An earlier rule matched. */
  | 'after-match';

/** A candidate's name in answers: `role:<arn>`, `error:<code>` or `error:*`. */
export function nameOfCandidate(candidate: Candidate): string {
  switch (candidate.outcome) {
    case 'role':
      return `role:${candidate.roleArn}`;
    case 'error':
      return `error:${candidate.error.code}`;
    case 'unknownError':
      return 'error:*';
    default:
      return candidate satisfies never;
  }
}

/** The outcomes that a choice leaves possible. */
export function candidatesOf(choice: RoleChoice): readonly Candidate[] {
  return choice.outcome === 'indeterminate' ? choice.candidates : [choice];
}
