/** What stands in a place of the scenario, as far as gaps and AWS's leniency are concerned. */
export type Shape =
  | 'text'
  /** A scalar that CloudFormation also takes as text. */
  | 'flag'
  /** A flag that must be there; where it is not known, the side that grants less. */
  | 'flagOrFalse'
  | 'number'
  /** One of AWS's own words: what cannot be read without it is left out whole. */
  | 'word'
  | 'roleArn'
  | 'oidcArn'
  | 'samlArn'
  | 'trust'
  | 'policy'
  /** `all`: one that is left out takes the list with it. */
  | { readonly items: Shape; readonly all?: true }
  | { readonly values: Shape }
  | { readonly members: Readonly<Record<string, Shape>> };

const policy: Shape = 'policy';

const mapping: Shape = {
  members: {
    Type: 'word',
    AmbiguousRoleResolution: 'word',
    RulesConfiguration: {
      members: {
        Rules: {
          items: {
            members: { Claim: 'text', MatchType: 'word', Value: 'text', RoleARN: 'roleArn' },
          },
        },
      },
    },
  },
};

const identityPool: Shape = {
  members: {
    IdentityPoolId: 'text',
    IdentityPoolName: 'text',
    AllowUnauthenticatedIdentities: 'flagOrFalse',
    AllowClassicFlow: 'flagOrFalse',
    CognitoIdentityProviders: {
      items: { members: { ProviderName: 'text', ClientId: 'text', ServerSideTokenCheck: 'flag' } },
    },
    SupportedLoginProviders: { values: 'text' },
    OpenIdConnectProviderARNs: { items: 'oidcArn' },
    SamlProviderARNs: { items: 'samlArn' },
    DeveloperProviderName: 'text',
    Roles: { members: { authenticated: 'roleArn', unauthenticated: 'roleArn' } },
    RoleMappings: { values: mapping },
    PrincipalTags: {
      values: { members: { UseDefaults: 'flag', PrincipalTags: { values: 'text' } } },
    },
  },
};

const userPool: Shape = {
  members: {
    UserPoolId: 'text',
    clients: {
      items: {
        members: {
          ClientId: 'text',
          ClientName: 'text',
          ReadAttributes: { items: 'text' },
          WriteAttributes: { items: 'text' },
        },
      },
    },
    groups: { items: { members: { GroupName: 'text', Precedence: 'number', RoleArn: 'roleArn' } } },
    users: {
      items: {
        members: {
          Username: 'text',
          Enabled: 'flag',
          UserStatus: 'word',
          groups: { items: 'text' },
          attributes: { values: 'text' },
        },
      },
    },
    triggers: {
      members: {
        PreAuthentication: { members: { error: 'word' } },
        PostAuthentication: { members: { error: 'word' } },
        PreTokenGeneration: { members: { LambdaVersion: 'word', response: 'word' } },
      },
    },
  },
};

/** The parts of a Cognito scenario that files of a project tell. */
export const scenarioShape: Shape = {
  members: {
    identityPool,
    roles: {
      values: {
        members: {
          AssumeRolePolicyDocument: 'trust',
          policies: { items: policy },
          permissionsBoundary: policy,
          tags: { values: 'text' },
        },
      },
    },
    userPools: { items: userPool },
  },
};
