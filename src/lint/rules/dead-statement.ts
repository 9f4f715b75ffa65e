import { everyType } from '../applies-to.ts';
import { coveredFinding } from '../facts/covered-finding.ts';
import { deniedAllows } from '../facts/covered-statements.ts';
import { defineRule } from '../rule.ts';

export const deadStatement = defineRule({
  meta: {
    id: 'dead-statement',
    severity: 'warning',
    summary: 'all that a statement allows is denied by others of the same document',
    why: 'a Deny wins over every Allow, so this statement never grants anything',
    help: 'remove the statement, or make the Deny narrower if it should grant something',
    // Resource control policies allow nothing of their own.
    appliesTo: everyType.filter((type) => type !== 'resourceControl'),
    category: 'redundancy',
    recommended: true,
    fix: 'safe',
    since: '0.1.0',
    links: [
      'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html',
    ],
    examples: {
      bad: {
        policy:
          '[{ "Effect": "Allow", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::photos/*" }, { "Effect": "Deny", "Action": "s3:Put*", "Resource": "*" }]',
      },
      good: {
        policy:
          '[{ "Effect": "Allow", "Action": "s3:*Object", "Resource": "arn:aws:s3:::photos/*" }, { "Effect": "Deny", "Action": "s3:Put*", "Resource": "*" }]',
      },
    },
  },
  check: () => ({
    *document(written) {
      if (!written.policy) return;
      for (const covered of deniedAllows(written.policy)) {
        yield coveredFinding(written, covered, {
          message: 'all that this statement allows is denied',
          because: 'denied here',
        });
      }
    },
  }),
});
