/**
 * Which elements each kind of policy document has, and how large it may be (clauses 1.3, 1.6).
 * Sources: IAM User Guide, "IAM JSON policy element reference", "Policies and permissions in IAM",
 * "IAM and AWS STS quotas"; Organizations User Guide, "SCP syntax", "Resource control policies",
 * "Quotas and service limits for AWS Organizations"; VPC guide, "Control access to VPC endpoints
 * using endpoint policies". As of November 2026.
 */

/**
 * Whether an element may stand in a document. `mandatory` and `forbidden` decide whether the
 * document can be evaluated; `expected` and `unexpected` are rules of the service that stores it,
 * which do not change what it means (clause 12.1).
 */
type Presence = 'mandatory' | 'expected' | 'optional' | 'unexpected' | 'forbidden';

/** Names that stand for an element and its Not form count for both together. */
interface ElementPresence {
  readonly Version: Presence;
  readonly Id: Presence;
  readonly Principal: Presence;
  readonly NotPrincipal: 'optional' | 'forbidden';
  readonly Action: Presence;
  readonly Resource: Presence;
}

export interface Quota {
  readonly characters: number;
  /** Whether blanks and line ends between the JSON tokens count. */
  readonly whitespace: boolean;
  /** What holds so much and no more. */
  readonly what: string;
  readonly note?: string;
  readonly source: string;
}

export interface PolicyTypeFacts {
  /** With its article, for messages. */
  readonly label: string;
  readonly elements: ElementPresence;
  /** Whether IAM's limits on characters and Sids hold; services that store policies allow more. */
  readonly plainText: boolean;
  /** Absent where each service sets its own: 20 KB for S3 buckets, 32 KB for KMS keys. */
  readonly quota?: Quota;
  readonly notes: string;
}

const IAM_QUOTAS = 'IAM User Guide, "IAM and AWS STS quotas", 2026';
const ORGANIZATIONS_QUOTAS =
  'Organizations User Guide, "Quotas and service limits for AWS Organizations", 2026';

const attachedToIdentities = {
  Version: 'optional',
  Id: 'unexpected',
  Principal: 'forbidden',
  NotPrincipal: 'forbidden',
  Action: 'mandatory',
  Resource: 'mandatory',
} as const satisfies ElementPresence;

const managedPolicyQuota: Quota = {
  characters: 6144,
  whitespace: false,
  what: 'a managed policy',
  note: 'inline policies: 2,048 characters in all for a user, 5,120 for a group, 10,240 for a role',
  source: IAM_QUOTAS,
};

export const policyTypes = {
  identity: {
    label: 'an identity-based policy',
    elements: attachedToIdentities,
    plainText: true,
    quota: managedPolicyQuota,
    notes: 'managed or inline; the principal is whoever it is attached to',
  },
  resource: {
    label: 'a resource-based policy',
    elements: {
      Version: 'optional',
      Id: 'optional',
      Principal: 'expected',
      NotPrincipal: 'optional',
      Action: 'mandatory',
      Resource: 'optional',
    },
    plainText: false,
    notes:
      'a statement without a principal matches nobody (E98); some services, such as ECR, leave Resource out',
  },
  trust: {
    label: 'a role trust policy',
    elements: {
      Version: 'optional',
      Id: 'optional',
      Principal: 'expected',
      NotPrincipal: 'forbidden',
      Action: 'mandatory',
      Resource: 'forbidden',
    },
    plainText: true,
    quota: {
      characters: 2048,
      whitespace: false,
      what: 'a role trust policy',
      note: 'adjustable up to 4,096 characters',
      source: 'IAM User Guide, "IAM and AWS STS quotas", 2023',
    },
    notes: 'the resource is the role itself; the actions are those of STS',
  },
  permissionsBoundary: {
    label: 'a permissions boundary',
    elements: attachedToIdentities,
    plainText: true,
    quota: managedPolicyQuota,
    notes: 'a managed policy used in another place',
  },
  session: {
    label: 'a session policy',
    elements: attachedToIdentities,
    plainText: true,
    quota: {
      characters: 2048,
      whitespace: false,
      what: 'the session policies of one session',
      note: 'together with the ARNs of managed policies, at most 10; a packed size limit comes on top',
      source: IAM_QUOTAS,
    },
    notes: 'several session policies are one set, OR-ed',
  },
  serviceControl: {
    label: 'a service control policy',
    elements: { ...attachedToIdentities, Version: 'expected' },
    plainText: true,
    quota: {
      characters: 10240,
      whitespace: true,
      what: 'a service control policy',
      note: 'older pages say 5,120',
      source: ORGANIZATIONS_QUOTAS,
    },
    notes: 'Version must be 2012-10-17; the full language since September 2025',
  },
  resourceControl: {
    label: 'a resource control policy',
    elements: {
      Version: 'expected',
      Id: 'unexpected',
      Principal: 'mandatory',
      NotPrincipal: 'forbidden',
      Action: 'mandatory',
      Resource: 'mandatory',
    },
    plainText: true,
    quota: {
      characters: 5120,
      whitespace: true,
      what: 'a resource control policy',
      source: ORGANIZATIONS_QUOTAS,
    },
    notes:
      'Version must be 2012-10-17; only RCPFullAWSAccess may allow or name the bare action *; the principal is "*"; NotAction is not supported',
  },
  vpcEndpoint: {
    label: 'a VPC endpoint policy',
    elements: {
      Version: 'optional',
      Id: 'optional',
      Principal: 'mandatory',
      NotPrincipal: 'optional',
      Action: 'mandatory',
      Resource: 'mandatory',
    },
    plainText: false,
    quota: {
      characters: 20480,
      whitespace: true,
      what: 'a VPC endpoint policy',
      source: 'VPC guide, "Control access to VPC endpoints using endpoint policies", 2026',
    },
    notes: 'the default document of AWS has no Version',
  },
} as const satisfies Record<string, PolicyTypeFacts>;
