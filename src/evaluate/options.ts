/** Answers to what AWS leaves open (clause 10), each with the default that does not grant. */
export interface EvaluationOptions {
  /** What a context key counts as that was neither supplied nor derived (clause 6.4). */
  readonly unspecifiedKeys?: 'absent' | 'unknown';
  /** The instant of the request for `aws:CurrentTime` and `aws:EpochTime`, milliseconds since 1970. */
  readonly now?: number;
  /** Whether a `*` that ends an ARN segment may run past the colon (question 1). */
  readonly resourceStarCrossesColon?: boolean;
  /** Whether ARN patterns of fewer than six segments are filled up (question 2, table 2.3). */
  readonly padShortArns?: boolean;
  /** A plain operator on several request values: never true, or true for any of them (question 4). */
  readonly multiValueWithoutSetOperator?: 'false' | 'any';
  /** Whether `""` counts as missing for the Null operator (question 7). */
  readonly nullTreatsEmptyAsMissing?: boolean;
  /** Deny + NotPrincipal that lists a session but not its role or account (question 8). */
  readonly notPrincipal?: 'strict' | 'lenient';
  /** Whether case matters in ARN segments 1 to 4 of a Resource (question 11). */
  readonly arnCase?: 'sensitive' | 'insensitive';
  /** Whether RCPs apply when the action names no resource and its owner is not stated (question 16). */
  readonly rcpOwnerFallback?: boolean;
  /** An operator that does not exist in a Deny: the statement applies, or it does not (question 19). */
  readonly unknownOperator?: 'deny-safe' | 'no-match';
  /** A resource policy that is needed but was not supplied; by default as `unspecifiedKeys` (question 24). */
  readonly resourcePolicyUnknown?: 'implicitDeny' | 'unknown';
  /** Whether rules that a service enforces beside policies are reported (question 25). */
  readonly serviceRules?: boolean;
  /** Whether the owning account's root escapes a Deny on managing S3 and SQS policies (clause 12.14). */
  readonly rootLockoutEscape?: boolean;
}

const defaultOptions = {
  unspecifiedKeys: 'absent',
  resourceStarCrossesColon: true,
  padShortArns: true,
  multiValueWithoutSetOperator: 'false',
  nullTreatsEmptyAsMissing: true,
  notPrincipal: 'strict',
  arnCase: 'sensitive',
  rcpOwnerFallback: true,
  unknownOperator: 'deny-safe',
  serviceRules: true,
  rootLockoutEscape: false,
} as const satisfies EvaluationOptions;

/** The options with every question answered; `now` stays the caller's to give. */
export type Settings = Required<Omit<EvaluationOptions, 'now' | 'resourcePolicyUnknown'>> &
  Pick<EvaluationOptions, 'now' | 'resourcePolicyUnknown'>;

export function settingsOf(options: EvaluationOptions = {}): Settings {
  return { ...defaultOptions, ...options };
}
