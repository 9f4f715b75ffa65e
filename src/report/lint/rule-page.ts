import type { AwsIssue, RuleMeta } from '../../lint/rule.ts';

const CHECKS =
  'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html';

/** The place of an issue on AWS's page "IAM policy validation check reference". */
export function learnMoreLink({ code, findingType }: AwsIssue): string {
  const level = findingType === 'WARNING' ? 'GENERAL_WARNING' : findingType;
  const anchor = `${level}-${code}`.toLowerCase().replaceAll('_', '-');
  return `${CHECKS}#access-analyzer-reference-policy-checks-${anchor}`;
}

/** The page of a rule, in this package's repository. */
export function rulePage(id: string): string {
  return `docs/rules/${id}.md`;
}

/** Pages of others to read about a rule, AWS's page of its issue first. */
export function linksOf({ aws, links = [] }: Pick<RuleMeta, 'aws' | 'links'>): readonly string[] {
  return [...(aws ? [learnMoreLink(aws)] : []), ...links];
}
