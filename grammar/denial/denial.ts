/** What an access-denied message of AWS says (IAM User Guide, "Troubleshoot access denied error messages"). */
export interface Denial {
  /** An ARN, or `anonymous`. */
  readonly principal: string;
  readonly action: string;
  /** Usually an ARN or `*`; many messages leave it out. */
  readonly resource?: string;
  /** Absent when the message gives no reason, or one that is no policy. */
  readonly blame?: Blame;
  /** The policy that denies; named since 2026, within one account or organization. */
  readonly policyArn?: string;
}

/** Of several policy types that deny, AWS names one. */
export interface Blame {
  readonly effect: 'explicitDeny' | 'implicitDeny';
  readonly policyType?: DenyingPolicyType;
}

/** The words that verdicts use for the place of a policy. */
export type DenyingPolicyType =
  | 'identity'
  | 'resource'
  | 'permissionsBoundary'
  | 'session'
  | 'serviceControl'
  | 'resourceControl'
  | 'vpcEndpoint';
