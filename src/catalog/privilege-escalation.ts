/** How somebody comes to more permissions than were given to them. */
export type EscalationKind =
  /** Has code run by something that has a role already. */
  | 'existingPassrole'
  /** Passes a role to something new, and has it run code. */
  | 'newPassrole'
  /** Changes its own permissions. */
  | 'selfEscalation'
  /** Becomes another principal. */
  | 'principalAccess'
  | 'other';

/** Actions that together let whoever has them gain more permissions. */
export interface EscalationSet {
  readonly kind: EscalationKind;
  readonly actions: readonly string[];
  /** Who lists it. */
  readonly sources: readonly string[];
}

const sourceNames: ReadonlyMap<string, string> = new Map([
  ['c', 'cloudsplaining'],
  ['d', 'pathfinding.cloud'],
  ['p', 'prowler'],
]);

function sets(kind: EscalationKind, rows: readonly string[]): readonly EscalationSet[] {
  return rows.map((row) => {
    const [letters = '', ...actions] = row.split(' ');
    return { kind, actions, sources: [...letters].flatMap((one) => sourceNames.get(one) ?? []) };
  });
}

/**
 * All 103 sets, as of November 2026. Sources: DataDog pathfinding.cloud (commit 84dd65c), prowler
 * (3e000fa) and cloudsplaining (5012eab); the letters before the actions tell which of them.
 */
// biome-ignore format: a table reads best with one row a line
export const escalationSets: readonly EscalationSet[] = [
  ...sets('existingPassrole', [
    'dp apprunner:UpdateService',
    'cdp bedrock-agentcore:InvokeCodeInterpreter bedrock-agentcore:StartCodeInterpreterSession',
    'dp cloudformation:UpdateStack',
    'dp codebuild:StartBuild',
    'dp codebuild:StartBuildBatch',
    'cdp ec2-instance-connect:SendSSHPublicKey ec2:DescribeInstances',
    'cdp ec2:CreateLaunchTemplateVersion ec2:ModifyLaunchTemplate',
    'cdp ec2:ModifyInstanceAttribute ec2:StartInstances ec2:StopInstances',
    'cdp ecs:DescribeTasks ecs:ExecuteCommand',
    'cdp glue:UpdateDevEndpoint',
    'cdp lambda:UpdateFunctionCode',
    'cdp sagemaker:CreateNotebookInstanceLifecycleConfig sagemaker:StartNotebookInstance sagemaker:StopNotebookInstance sagemaker:UpdateNotebookInstance',
    'cdp sagemaker:CreatePresignedNotebookInstanceUrl',
    'dp ssm:SendCommand',
    'dp ssm:StartSession',
    'cdp lambda:AddPermission lambda:UpdateFunctionCode',
    'cdp lambda:InvokeFunction lambda:UpdateFunctionCode',
  ]),
  ...sets('newPassrole', [
    'cdp cloudformation:CreateChangeSet cloudformation:ExecuteChangeSet',
    'cdp iam:PassRole apprunner:CreateService',
    'p iam:PassRole autoscaling:CreateAutoScalingGroup autoscaling:CreateLaunchConfiguration',
    'p iam:PassRole autoscaling:CreateLaunchConfiguration autoscaling:UpdateAutoScalingGroup',
    'p iam:PassRole braket:CreateJob',
    'cdp iam:PassRole cloudformation:CreateStack',
    'cdp iam:PassRole cloudformation:CreateStackInstances cloudformation:CreateStackSet',
    'cdp iam:PassRole cloudformation:UpdateStackSet',
    'p iam:PassRole codestar:CreateProject',
    'p iam:PassRole cognito-identity:SetIdentityPoolRoles',
    'c iam:PassRole datapipeline:CreatePipeline',
    'cdp iam:PassRole ec2:RequestSpotInstances',
    'cdp iam:PassRole ec2:RunInstances',
    'cdp iam:PassRole ecs:CreateService ecs:RegisterTaskDefinition',
    'p iam:PassRole ecs:RunTask',
    'p iam:PassRole ecs:StartTask',
    'p iam:PassRole elasticmapreduce:RunJobFlow',
    'p iam:PassRole emr-serverless:CreateApplication emr-serverless:StartJobRun',
    'p iam:PassRole gamelift:CreateBuild gamelift:CreateFleet gamelift:RequestUploadCredentials',
    'cdp iam:PassRole glue:CreateDevEndpoint',
    'cdp iam:PassRole glue:CreateJob glue:CreateTrigger',
    'cdp iam:PassRole glue:CreateJob glue:StartJobRun',
    'p iam:PassRole glue:CreateSession glue:RunStatement',
    'cdp iam:PassRole glue:CreateTrigger glue:UpdateJob',
    'cdp iam:PassRole glue:StartJobRun glue:UpdateJob',
    'p iam:PassRole imagebuilder:CreateComponent imagebuilder:CreateImage imagebuilder:CreateImageRecipe imagebuilder:CreateInfrastructureConfiguration',
    'p iam:PassRole kinesisanalytics:CreateApplication kinesisanalytics:StartApplication',
    'cdp iam:PassRole lambda:AddPermission lambda:CreateFunction',
    'cdp iam:PassRole lambda:CreateEventSourceMapping lambda:CreateFunction',
    'cdp iam:PassRole lambda:CreateFunction lambda:InvokeFunction',
    'p iam:PassRole omics:CreateWorkflow omics:StartRun s3:GetObject',
    'cdp iam:PassRole sagemaker:CreateNotebookInstance',
    'cdp iam:PassRole sagemaker:CreateProcessingJob',
    'cdp iam:PassRole sagemaker:CreateTrainingJob',
    'p iam:PassRole scheduler:CreateSchedule',
    'p iam:PassRole ssm:CreateDocument ssm:StartAutomationExecution',
    'p iam:PassRole states:CreateStateMachine states:StartExecution',
    'p iam:PassRole batch:RegisterJobDefinition batch:SubmitJob',
    'p iam:PassRole bedrock-agentcore:ConnectBrowserAutomationStream bedrock-agentcore:CreateBrowser bedrock-agentcore:StartBrowserSession',
    'p iam:PassRole bedrock-agentcore:CreateAgentRuntime bedrock-agentcore:CreateAgentRuntimeEndpoint bedrock-agentcore:CreateHarness bedrock-agentcore:CreateWorkloadIdentity bedrock-agentcore:GetAgentRuntime bedrock-agentcore:InvokeAgentRuntimeCommand',
    'p iam:PassRole bedrock-agentcore:CreateAgentRuntime bedrock-agentcore:CreateAgentRuntimeEndpoint bedrock-agentcore:CreateWorkloadIdentity bedrock-agentcore:InvokeAgentRuntimeCommand',
    'cdp iam:PassRole bedrock-agentcore:CreateCodeInterpreter bedrock-agentcore:InvokeCodeInterpreter bedrock-agentcore:StartCodeInterpreterSession',
    'cdp iam:PassRole codebuild:CreateProject codebuild:StartBuild',
    'cdp iam:PassRole codebuild:CreateProject codebuild:StartBuildBatch',
    'dp iam:PassRole datapipeline:ActivatePipeline datapipeline:CreatePipeline datapipeline:PutPipelineDefinition',
    'cp iam:PassRole dynamodb:CreateTable dynamodb:PutItem lambda:CreateEventSourceMapping lambda:CreateFunction',
    'cd iam:PassRole ecs:CreateCluster ecs:CreateService ecs:RegisterTaskDefinition',
    'cd iam:PassRole ecs:CreateCluster ecs:RegisterTaskDefinition ecs:RunTask',
    'p iam:PassRole ecs:DeregisterContainerInstance ecs:RegisterContainerInstance ecs:StartTask',
    'cdp iam:PassRole ecs:RegisterTaskDefinition ecs:RunTask',
    'cdp iam:PassRole ecs:RegisterTaskDefinition ecs:StartTask',
  ]),
  ...sets('other', [
    'p batch:SubmitJob',
    'p bedrock-agentcore:ConnectBrowserAutomationStream bedrock-agentcore:StartBrowserSession',
    'p bedrock-agentcore:InvokeAgentRuntimeCommand',
    'p codedeploy:CreateDeployment codedeploy:GetDeploymentConfig codedeploy:RegisterApplicationRevision',
    'p iam:DeleteUserPermissionsBoundary',
    'cp iam:SetDefaultPolicyVersion',
    'p lambda:UpdateFunctionConfiguration',
    'p sso:AttachManagedPolicyToPermissionSet',
    'p sso:PutInlinePolicyToPermissionSet',
    'p states:StartExecution states:UpdateStateMachine',
    'p iam:DeleteRolePermissionsBoundary sts:AssumeRole',
    'p iam:UpdateAssumeRolePolicy sts:AssumeRole',
    'p sso:AttachManagedPolicyToPermissionSet sso:CreateAccountAssignment sso:CreatePermissionSet',
  ]),
  ...sets('principalAccess', [
    'cdp iam:CreateAccessKey',
    'cdp iam:CreateLoginProfile',
    'cdp iam:UpdateAssumeRolePolicy',
    'cdp iam:UpdateLoginProfile',
    'd sts:AssumeRole',
    'cdp iam:AttachRolePolicy iam:UpdateAssumeRolePolicy',
    'dp iam:AttachRolePolicy sts:AssumeRole',
    'cdp iam:AttachUserPolicy iam:CreateAccessKey',
    'cdp iam:CreateAccessKey iam:DeleteAccessKey',
    'cdp iam:CreateAccessKey iam:PutUserPolicy',
    'cdp iam:CreatePolicyVersion iam:UpdateAssumeRolePolicy',
    'cdp iam:CreatePolicyVersion sts:AssumeRole',
    'cdp iam:PutRolePolicy iam:UpdateAssumeRolePolicy',
    'dp iam:PutRolePolicy sts:AssumeRole',
  ]),
  ...sets('selfEscalation', [
    'cdp iam:AddUserToGroup',
    'cdp iam:AttachGroupPolicy',
    'cdp iam:AttachRolePolicy',
    'cdp iam:AttachUserPolicy',
    'cdp iam:CreatePolicyVersion',
    'cdp iam:PutGroupPolicy',
    'cdp iam:PutRolePolicy',
    'cdp iam:PutUserPolicy',
  ]),
];

/**
 * Actions that are no way to more permissions by themselves but make one wider. Source: the reports
 * named above and AWS Organizations User Guide, as of November 2026.
 */
export const escalationAmplifiers: ReadonlyMap<string, string> = new Map([
  ['sts:AssumeRole', 'becomes every role that trusts its account'],
  ['iam:DeleteUserPermissionsBoundary', 'takes away what limits users'],
  ['iam:DeleteRolePermissionsBoundary', 'takes away what limits roles'],
  [
    'lambda:UpdateFunctionConfiguration',
    'adds layers, whose code runs with the role of the function',
  ],
  ['ecr:PutImage', 'replaces images that tasks with other roles run'],
  ['cloudformation:SetStackPolicy', 'lifts the protection of the resources of a stack'],
]);

/** Services whose writes change what whole accounts may do, in the management account. */
export const organizationServices: ReadonlySet<string> = new Set(['organizations', 'sso']);
