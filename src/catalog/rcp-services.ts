/**
 * Services whose resources resource control policies apply to, and what they leave alone
 * (clause 5.2). Source: Organizations User Guide, "Resource control policies (RCPs)", list of
 * supported services, as of November 2026; at launch, in November 2024, there were five.
 */
export const rcpServices: ReadonlySet<string> = new Set(
  `aoss appconfig appstream autoscaling autoscaling-plans budgets clouddirectory cloudfront
  cloudsearch cloudtrail-data codeartifact codebuild codecommit codepipeline cognito-identity
  cognito-idp comprehend comprehendmedical compute-optimizer cost-optimization-hub dax dsql dynamodb
  ecr ecr-public events firehose fis fms gamelift health inspector-scan kendra kinesisvideo kms logs
  memorydb networkmonitor notifications opensearch pca-connector-ad personalize polly pricing
  resource-groups rolesanywhere s3 secretsmanager servicediscovery signin sqs sts support swf
  textract timestream-influxdb transcribe transfer translate wafv2 workspaces xray`.split(/\s+/),
);

/** Actions of those services that RCPs never reach, in lower case. */
export const rcpExemptActions: ReadonlySet<string> = new Set(['kms:retiregrant']);
