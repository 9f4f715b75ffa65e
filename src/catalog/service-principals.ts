/**
 * Service principals of more than one label, which the shape alone does not tell from mistakes.
 * Sources: AWS's managed policies (`iam:PassedToService`, `iam:AWSServiceName`) of 2026-08-26, and
 * the pages of the services, as of November 2026.
 */
export const longServicePrincipals: ReadonlySet<string> = new Set(
  `access-grants.s3 agent.wellarchitected agentless.inspector2 apidestinations.events
  appstream.application-autoscaling application-signals.cloudwatch assets.marketplace
  cassandra.application-autoscaling channels.lex channels.lexv2
  cloudwatch-crossaccount.monitoring cognito.appsync continuousexport.discovery contract.iq
  contributorinsights.dynamodb cost-optimization-hub.bcm credentials.iot custom-resource.application-autoscaling
  delivery.apigateway delivery.logs directquery.opensearchservice dmsintegration.migrationhub
  dynamodb.application-autoscaling ec2.application-autoscaling ecs.application-autoscaling
  elasticache.application-autoscaling email.cognito-idp
  events.workmail job.sagemaker justintimeaccess.ssm kafka.application-autoscaling
  kinesisreplication.dynamodb lambda.application-autoscaling license-management.marketplace
  license-manager.member-account logdelivery.elasticloadbalancing logger.cloudfront logging.s3
  maintenance.elasticbeanstalk malware-protection-plan.guardduty malware-protection.guardduty
  managedupdates.elasticbeanstalk member.org.stacksets.cloudformation
  metric-streams.cloudwatch metrics.wellarchitected monitoring.rds monitoring.thinclient
  network.bedrock-agentcore notifications.ssm observability.aoss ops.apigateway ops.emr-serverless
  orgsdatasync.servicecatalog permission.iq pods.eks
  private-marketplace.marketplace rds.application-autoscaling remediation.config
  replication.cassandra replication.dynamodb replication.ecr replication.lexv2 replication.s3tables
  replicator.lambda reporting.trustedadvisor resale-authorization.marketplace
  resource-snapshot-job.partnercentral-selling restore-testing.backup runtime-identity.bedrock-agentcore
  runtime-instances.bedrock-agentcore s3.data-source.lustre.fsx sagemaker.application-autoscaling
  schema-conversion.dms scraper.aps smsintegration.migrationhub ssm.integrations
  stacksets.cloudformation streams.metrics.cloudwatch sync.proton telemetry-pipelines.observabilityadmin
  thirdparty.config thirdparty.inspector2 triage.security-ir workspaces.application-autoscaling`.split(
    /\s+/,
  ),
);

/** The domains that service principals end in. */
export const servicePrincipalDomains: readonly string[] = [
  'amazonaws.com.cn',
  'amazonaws.com',
  'amazon.com',
  'amazonaws.eu',
  'c2s.ic.gov',
  'sc2s.sgov.gov',
];
