import { foldCase } from '../text/fold-case.ts';

/**
 * The condition keys that every service knows, and those that sessions carry across services
 * (clause 6). Source: IAM User Guide, "AWS global condition context keys", as of November 2026.
 */

type ConditionKeyType = 'String' | 'Arn' | 'Bool' | 'Date' | 'Numeric' | 'IpAddress';

/** What the key tells about, as the guide groups them. */
type ConditionKeyGroup = 'principal' | 'session' | 'network' | 'resource' | 'request';

export interface GlobalConditionKey {
  /** In AWS's spelling; ends in `/` when a tag's key follows. */
  readonly name: string;
  readonly group: ConditionKeyGroup;
  /** More than one where the guide allows two families of operators. */
  readonly types: readonly ConditionKeyType[];
  readonly multivalued: boolean;
  /** Which requests carry it. */
  readonly presence: string;
}

type Row = readonly [
  name: string,
  types: ConditionKeyType | readonly ConditionKeyType[],
  presence: string,
];

const inAnOrganization = 'the account belongs to an organization';
const throughAnEndpoint = 'requests through a VPC endpoint';
const throughSomeEndpoints = 'requests through a VPC endpoint of about 40 services';
const ec2Credentials = 'credentials of an EC2 instance';
const onBehalfOfAResource = 'calls of a service principal on behalf of a resource';
const crossService = 'sessions of that service';

const rows: Readonly<Record<ConditionKeyGroup, readonly Row[]>> = {
  principal: [
    ['aws:PrincipalArn', 'Arn', 'signed requests; the role, not the session'],
    ['aws:PrincipalAccount', 'String', 'every request; `anonymous` for anonymous ones'],
    ['aws:PrincipalOrgID', 'String', inAnOrganization],
    ['aws:PrincipalOrgPaths', 'String', inAnOrganization],
    ['aws:PrincipalTag/', 'String', 'tags of the user, the role or the session'],
    ['aws:PrincipalIsAWSService', 'Bool', 'signed requests; true for service principals only'],
    ['aws:PrincipalServiceName', 'String', 'calls of service principals'],
    ['aws:PrincipalServiceNamesList', 'String', 'calls of service principals'],
    ['aws:PrincipalType', 'String', 'every request'],
    ['aws:userid', 'String', 'every request; `anonymous` for anonymous ones'],
    ['aws:username', 'String', 'IAM users'],
  ],
  session: [
    ['aws:AssumedRoot', 'Bool', 'sessions of AssumeRoot'],
    ['aws:FederatedProvider', ['String', 'Arn'], 'roles assumed with a web identity'],
    ['aws:TokenIssueTime', 'Date', 'temporary credentials'],
    ['aws:SignInSessionArn', 'Arn', 'sessions of AWS Sign-In'],
    ['aws:MultiFactorAuthAge', 'Numeric', 'temporary credentials obtained with MFA'],
    ['aws:MultiFactorAuthPresent', 'Bool', 'temporary credentials of users and roles'],
    ['aws:SourceIdentity', 'String', 'sessions with a source identity'],
    ['aws:ChatbotSourceArn', 'Arn', 'chat sessions of Amazon Q Developer'],
    ['aws:Ec2InstanceSourceVpc', 'String', ec2Credentials],
    ['aws:Ec2InstanceSourcePrivateIPv4', 'IpAddress', ec2Credentials],
    ['ec2:RoleDelivery', 'Numeric', ec2Credentials],
    ['ec2:SourceInstanceArn', 'Arn', ec2Credentials],
    ['lambda:SourceFunctionArn', 'Arn', crossService],
    ['ssm:SourceInstanceArn', 'Arn', crossService],
    ['glue:RoleAssumedBy', 'String', crossService],
    ['glue:CredentialIssuingService', 'String', crossService],
    ['codebuild:BuildArn', 'Arn', crossService],
    ['codebuild:ProjectArn', 'Arn', crossService],
    ['identitystore:UserId', 'String', crossService],
  ],
  network: [
    ['aws:SourceIp', 'IpAddress', 'requests that do not come through a VPC endpoint'],
    ['aws:VpcSourceIp', 'IpAddress', throughAnEndpoint],
    ['aws:SourceVpc', 'String', throughAnEndpoint],
    ['aws:SourceVpce', 'String', throughAnEndpoint],
    ['aws:SourceVpcArn', 'Arn', throughSomeEndpoints],
    ['aws:VpceAccount', 'String', throughSomeEndpoints],
    ['aws:VpceOrgID', 'String', throughSomeEndpoints],
    ['aws:VpceOrgPaths', 'String', throughSomeEndpoints],
  ],
  resource: [
    ['aws:ResourceAccount', 'String', 'most actions'],
    ['aws:ResourceOrgID', 'String', inAnOrganization],
    ['aws:ResourceOrgPaths', 'String', inAnOrganization],
    ['aws:ResourceTag/', 'String', 'tagged resources of services that support it'],
  ],
  request: [
    ['aws:RequestTag/', 'String', 'requests that pass tags'],
    ['aws:TagKeys', 'String', 'requests that pass tags'],
    ['aws:CalledVia', 'String', 'calls that a service makes with the credentials of the caller'],
    ['aws:CalledViaFirst', 'String', 'as aws:CalledVia'],
    ['aws:CalledViaLast', 'String', 'as aws:CalledVia'],
    ['aws:ViaAWSService', 'Bool', 'every request'],
    ['aws:CalledViaAWSMCP', 'String', 'calls through MCP servers of AWS'],
    ['aws:ViaAWSMCPService', 'Bool', 'calls through MCP servers of AWS'],
    ['aws:IsMcpServiceAction', 'Bool', 'calls through MCP servers of AWS'],
    ['aws:CurrentTime', 'Date', 'every request'],
    ['aws:EpochTime', ['Date', 'Numeric'], 'every request'],
    ['aws:SecureTransport', 'Bool', 'every request'],
    ['aws:RequestedRegion', 'String', 'every request'],
    ['aws:referer', 'String', 'requests of browsers that send the header'],
    ['aws:UserAgent', 'String', 'every request'],
    ['aws:SourceArn', 'Arn', onBehalfOfAResource],
    ['aws:SourceAccount', 'String', onBehalfOfAResource],
    ['aws:SourceOrgID', 'String', onBehalfOfAResource],
    ['aws:SourceOrgPaths', 'String', onBehalfOfAResource],
  ],
};

const multivaluedKeys: ReadonlySet<string> = new Set([
  'aws:CalledVia',
  'aws:PrincipalOrgPaths',
  'aws:PrincipalServiceNamesList',
  'aws:ResourceOrgPaths',
  'aws:SourceOrgPaths',
  'aws:TagKeys',
  'aws:VpceOrgPaths',
]);

/** In the order of the tables 6.1 to 6.3. */
const globalConditionKeys: readonly GlobalConditionKey[] = (
  ['principal', 'session', 'network', 'resource', 'request'] as const
).flatMap((group) =>
  rows[group].map(([name, types, presence]) => ({
    name,
    group,
    types: typeof types === 'string' ? [types] : types,
    multivalued: multivaluedKeys.has(name),
    presence,
  })),
);

const byFoldedName: ReadonlyMap<string, GlobalConditionKey> = new Map(
  globalConditionKeys.map((row) => [foldCase(row.name), row]),
);

/** The row of a key in lower case; a tag key has the row of its prefix. */
export function globalConditionKey(folded: string): GlobalConditionKey | undefined {
  const slash = folded.startsWith('aws:') ? folded.indexOf('/') : -1;
  return byFoldedName.get(slash === -1 ? folded : folded.slice(0, slash + 1));
}

export const globalConditionKeyNames: readonly string[] = globalConditionKeys.map(
  ({ name }) => name,
);
