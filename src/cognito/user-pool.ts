import type { ClaimValue } from './claims.ts';

/** A user pool as far as it decides who gets which claims (section 5). Plain data. */
export interface UserPool {
  /** `<region>_<id>`. */
  readonly id: string;
  readonly clients: readonly Client[];
  readonly groups: readonly Group[];
  readonly users: readonly User[];
  readonly triggers: Triggers;
}

/** An app client. */
export interface Client {
  readonly clientId: string;
  /** Attributes that become claims; absent: the standard ones and no custom one. */
  readonly readAttributes?: readonly string[];
  /** Attributes that the user may change; absent: the standard ones and no custom one. */
  readonly writeAttributes?: readonly string[];
}

export interface Group {
  readonly groupName: string;
  /** Lower is better, 0 is best; absent is worse than any number. */
  readonly precedence?: number;
  readonly roleArn?: string;
}

export const userStatuses = [
  'UNCONFIRMED',
  'CONFIRMED',
  'ARCHIVED',
  'COMPROMISED',
  'UNKNOWN',
  'RESET_REQUIRED',
  'FORCE_CHANGE_PASSWORD',
  'EXTERNAL_PROVIDER',
] as const;

export type UserStatus = (typeof userStatuses)[number];

export interface User {
  readonly username: string;
  readonly enabled: boolean;
  readonly userStatus: UserStatus;
  /** Names of groups of the pool. */
  readonly groups: readonly string[];
  readonly attributes: ReadonlyMap<string, string>;
}

export type LambdaVersion = 'V1_0' | 'V2_0' | 'V3_0';

/** What the Lambda functions of the pool answer at sign-in. */
export interface Triggers {
  readonly preAuthentication?: Trigger;
  readonly postAuthentication?: Trigger;
  readonly preTokenGeneration?: PreTokenGeneration;
}

/** A function that says yes by returning, and no by throwing. */
export interface Trigger {
  /** The message of the error that it throws. */
  readonly error?: string;
}

export interface PreTokenGeneration extends Trigger {
  readonly lambdaVersion: LambdaVersion;
  /** The `response` member of the event that it returns. */
  readonly response?: ClaimValue;
}
