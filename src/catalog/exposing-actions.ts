// Actions that let data or credentials out, as data. Names are AWS's.

function names(text: string): readonly string[] {
  return text.split(/\s+/).flatMap((group) => {
    const colon = group.indexOf(':');
    const service = group.slice(0, colon);
    return group
      .slice(colon + 1)
      .split(',')
      .map((name) => `${service}:${name}`);
  });
}

/**
 * Actions that return the content of data stores, or give it to others. Sources: cloudsplaining
 * (commit 5012eab), its five actions and the snapshots of its text; the rest read from the Service
 * Authorization Reference. As of November 2026.
 */
export const exfiltratingActions: readonly string[] = names(
  `s3:GetObject,PutReplicationConfiguration ssm:GetParameter,GetParameters,GetParametersByPath
  secretsmanager:GetSecretValue dynamodb:Scan,Query,BatchGetItem,ExportTableToPointInTime kms:Decrypt
  ebs:GetSnapshotBlock ec2:ModifySnapshotAttribute
  rds:ModifyDBSnapshotAttribute,StartExportTask,CopyDBSnapshot,CreateDBSnapshot
  logs:GetLogEvents,StartQuery lambda:GetFunction ecr:BatchGetImage codecommit:GitPull
  glue:GetConnection`,
);

/**
 * Actions that return or make credentials. Sources: cloudsplaining (commit 5012eab), two of whose
 * names are misspelt there, and parliament (574ea45). As of November 2026.
 */
export const credentialActions: readonly string[] = names(
  `airflow:CreateCliToken,CreateWebLoginToken appsync:CreateApiKey chime:CreateApiKey
  cloud9:CreateEnvironmentToken codeartifact:GetAuthorizationToken codepipeline:PollForJobs
  cognito-identity:GetOpenIdToken,GetOpenIdTokenForDeveloperIdentity,GetCredentialsForIdentity
  cognito-idp:GetSigningCertificate,AssociateSoftwareToken connect:GetFederationToken,GetFederationTokens
  ec2:GetPasswordData ecr:GetAuthorizationToken ecr-public:GetAuthorizationToken
  emr-containers:GetManagedEndpointSessionCredentials finspace-api:GetProgrammaticAccessCredentials
  gamelift:RequestUploadCredentials,GetInstanceAccess,GetComputeAccess,GetComputeAuthToken
  grafana:CreateWorkspaceApiKey
  iam:CreateAccessKey,CreateLoginProfile,CreateServiceSpecificCredential,ResetServiceSpecificCredential,UpdateAccessKey
  license-manager:GetAccessToken
  lightsail:GetInstanceAccessDetails,DownloadDefaultKeyPair,CreateBucketAccessKey,GetRelationalDatabaseMasterUserPassword
  mediapackage:RotateChannelCredentials,RotateIngestEndpointCredentials rds-db:connect
  redshift:GetClusterCredentials,GetClusterCredentialsWithIAM redshift-serverless:GetCredentials
  sso:GetRoleCredentials
  sts:AssumeRole,AssumeRoleWithSAML,AssumeRoleWithWebIdentity,GetFederationToken,GetSessionToken`,
);

/** Those of them that nearly every build needs: they give access to images, not to accounts. */
export const commonCredentialActions: readonly string[] = names(
  'ecr:GetAuthorizationToken ecr-public:GetAuthorizationToken',
);
