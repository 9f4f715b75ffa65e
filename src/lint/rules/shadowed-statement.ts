import { everyType } from '../applies-to.ts';
import { coveredFinding } from '../facts/covered-finding.ts';
import { shadowedStatements } from '../facts/covered-statements.ts';
import { defineRule } from '../rule.ts';

export const shadowedStatement = defineRule({
  meta: {
    id: 'shadowed-statement',
    severity: 'suggestion',
    summary: 'a statement says nothing that another one does not say as well',
    why: 'it changes no verdict, and whoever edits it later will wonder why nothing happens',
    help: 'remove the statement, or make the other one narrower if it says too much',
    appliesTo: everyType,
    category: 'redundancy',
    recommended: false,
    fix: 'safe',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '[{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/2026/*" }, { "Effect": "Allow", "Action": "s3:Get*", "Resource": "arn:aws:s3:::photos/*" }]',
      },
      good: {
        policy:
          '[{ "Effect": "Allow", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::photos/2026/*" }, { "Effect": "Allow", "Action": "s3:Get*", "Resource": "arn:aws:s3:::photos/*" }]',
      },
    },
  },
  check: () => ({
    *document(written) {
      if (!written.policy) return;
      for (const covered of shadowedStatements(written.policy)) {
        yield coveredFinding(written, covered, {
          message: 'this statement applies only where another one does as well',
          because: 'this one',
        });
      }
    },
  }),
});
