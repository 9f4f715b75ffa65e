/**
 * Which services have resource types whose ARNs name another service: `ec2` stands in the ARNs of
 * volumes that `ebs` acts on. By the ARN's service; the service of that name itself is not listed.
 * Source: Service Authorization Reference, as packed in the catalogue of 2026-09-26; a test compares
 * the two.
 */
export const foreignOwners: ReadonlyMap<string, readonly string[]> = new Map([
  ['acm', ['ec2']],
  ['amplify', ['wafv2']],
  ['apigateway', ['wafv2']],
  ['app-integrations', ['connect']],
  ['apprunner', ['wafv2']],
  ['appsync', ['wafv2']],
  ['bedrock-agentcore', ['wafv2']],
  ['billing', ['bcm-data-exports', 'ce']],
  ['catalog', ['servicecatalog']],
  ['cloudfront', ['cloudfront-keyvaluestore']],
  ['cloudtrail', ['cloudtrail-data']],
  ['codewhisperer', ['q']],
  ['cognito-idp', ['wafv2']],
  ['compute-optimizer', ['aco-automation']],
  ['ds', ['ds-data']],
  [
    'ec2',
    ['ebs', 'ec2-instance-connect', 'route53', 'ssm', 'vpce', 'wafv2', 'workspaces-instances'],
  ],
  ['ecs', ['ssm']],
  ['eks', ['aps', 'eks-auth']],
  ['elastic-inference', ['ec2']],
  ['elasticloadbalancing', ['arc-zonal-shift', 'waf-regional', 'wafv2']],
  ['iam', ['codestar', 'ec2', 'es', 'ssm', 'sts']],
  ['iot', ['greengrass', 'iotjobsdata', 'iotwireless']],
  ['iq-permission', ['iq']],
  ['kafka', ['kafka-cluster']],
  ['kms', ['events', 'kinesis']],
  ['license-manager', ['ec2']],
  ['mpa', ['payment-cryptography']],
  ['opensearch', ['es']],
  ['qbusiness', ['qapps']],
  ['qdeveloper', ['q']],
  ['rds', ['rds-data']],
  ['redshift', ['redshift-data']],
  ['redshift-serverless', ['redshift-data']],
  ['resource-groups', ['ec2']],
  ['route53-recovery-control', ['route53-recovery-cluster', 'route53-recovery-control-config']],
  ['s3', ['ssm']],
  ['s3-object-lambda', ['s3']],
  ['sagemaker', ['sagemaker-mlflow']],
  ['sns', ['devops-guru']],
  ['sso', ['sso-oauth']],
  ['vpc-lattice', ['vpc-lattice-svcs']],
  ['wafv2', ['apprunner', 'cognito-idp']],
  ['wisdom', ['connect']],
]);

/**
 * Names that people know services by, and what their actions and ARNs say instead. Source: the
 * headings of the Service Authorization Reference, November 2026.
 */
export const commonNames: ReadonlyMap<string, string> = new Map([
  ['cloudwatchlogs', 'logs'],
  ['cloudwatch-logs', 'logs'],
  ['cognito', 'cognito-idp'],
  ['cognito-userpools', 'cognito-idp'],
  ['documentdb', 'rds'],
  ['efs', 'elasticfilesystem'],
  ['elb', 'elasticloadbalancing'],
  ['elbv2', 'elasticloadbalancing'],
  ['elasticloadbalancingv2', 'elasticloadbalancing'],
  ['emr', 'elasticmapreduce'],
  ['eventbridge', 'events'],
  ['kafka-connect', 'kafkaconnect'],
  ['lex-v2', 'lex'],
  ['lexv2', 'lex'],
  ['msk', 'kafka'],
  ['parameterstore', 'ssm'],
  ['sagemaker-runtime', 'sagemaker'],
  ['secrets-manager', 'secretsmanager'],
  ['sfn', 'states'],
  ['stepfunctions', 'states'],
  ['step-functions', 'states'],
  ['systems-manager', 'ssm'],
]);

/**
 * Services whose ARNs may leave the account out although the reference's patterns have one: what
 * they name belongs to AWS and is there for everybody. Measured: Access Analyzer accepts them
 * (March 2026).
 */
export const servicesOfPublicResources: ReadonlySet<string> = new Set([
  'artifact',
  'bedrock',
  'ec2',
  'imagebuilder',
  'ssm',
]);

/**
 * Services that the reference does not list, and that AWS accepts: they have ended, or are not
 * public, and AWS's own managed policies name them (measured in March 2026; names as of November).
 */
export const retiredServices: ReadonlySet<string> = new Set([
  'builderid',
  'datazonecontrol',
  'deepcomposer',
  'deeplens',
  'deepracer',
  'iot1click',
  'iotroborunner',
  'mobilehub',
  'sagemaker-groundtruth-synthetic',
  'zocalo',
]);

/**
 * Services that the reference describes on several pages, one for each API. The package that the
 * catalogue comes from keeps one action of each name, so that `elasticloadbalancing:AddTags` has
 * lost its target groups: what an action of theirs can be on is not known (November 2026).
 */
export const servicesOfSeveralPages: ReadonlySet<string> = new Set([
  'apigateway',
  'aws-marketplace',
  'elasticloadbalancing',
  'greengrass',
  'kinesisanalytics',
  'lex',
  'ses',
]);
