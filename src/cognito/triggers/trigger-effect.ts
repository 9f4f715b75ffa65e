import type { Certainty } from '../certainty.ts';
import type { IgnoredChange } from '../change-claims.ts';
import type { Claims } from '../claims.ts';
import type { User } from '../user-pool.ts';

/** What a trigger's answer does to a login. */
export type TriggerEffect =
  /** It goes on as if there were no trigger. */
  | { readonly kind: 'proceeds' }
  | TriggerRefusal
  /**
   * Pre Token Generation: the tokens' claims. A client without a user gets no ID token; in access
   * tokens the first version has no say.
   */
  | { readonly kind: 'claims'; readonly idToken?: TokenChange; readonly accessToken?: TokenChange }
  /** Pre sign-up: what the new user need not prove. */
  | {
      readonly kind: 'signUp';
      readonly confirmed: boolean;
      readonly verified: readonly ('email' | 'phone_number')[];
    }
  /** Migrate user: the user that is made; absent when there is none to migrate. */
  | { readonly kind: 'migrated'; readonly user?: User }
  /** Inbound federation: the attributes that replace those of the provider; absent: those stay. */
  | { readonly kind: 'federated'; readonly attributes?: ReadonlyMap<string, string> }
  /** Define auth challenge: what comes next. */
  | { readonly kind: 'tokens' }
  | { readonly kind: 'challenge'; readonly challengeName: string }
  /** Create auth challenge: what the app is told. */
  | { readonly kind: 'question'; readonly parameters: ReadonlyMap<string, string> }
  /** Verify auth challenge response. */
  | { readonly kind: 'verdict'; readonly answerCorrect: boolean };

/** A trigger ends what the user is doing. */
export interface TriggerRefusal {
  readonly kind: 'refused';
  readonly code:
    | 'UserLambdaValidationException'
    | 'InvalidLambdaResponseException'
    | 'UnexpectedLambdaException'
    | 'NotAuthorizedException';
  /** Absent where AWS's text is not published. */
  readonly message?: string;
  readonly certainty: Certainty;
}

/** What a trigger made of a token's claims. */
export interface TokenChange {
  readonly before: Claims;
  readonly after: Claims;
  /** What the trigger asked for in vain. */
  readonly ignored: readonly IgnoredChange[];
  readonly certainty: Certainty;
}
