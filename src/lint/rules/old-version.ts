import { everyType } from '../applies-to.ts';
import { replaceText } from '../edits.ts';
import { placeOf, textsWithVariables } from '../facts/elements.ts';
import { memberOf } from '../read-written.ts';
import { defineRule } from '../rule.ts';

export const oldVersion = defineRule({
  meta: {
    id: 'old-version',
    severity: 'suggestion',
    summary: 'the policy is of the version of 2008',
    why: 'in version `2008-10-17` policy variables such as `${aws:username}` are plain text, and nothing is gained by it',
    help: 'write `"Version": "2012-10-17"`',
    appliesTo: everyType,
    category: 'document',
    recommended: true,
    fix: 'safe',
    since: '0.1.0',
    equivalents: ['parliament OLD_VERSION', 'cfn-lint W2511'],
    examples: {
      bad: {
        policy:
          '{ "Version": "2008-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*" }] }',
      },
      good: {
        policy:
          '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*" }] }',
      },
    },
  },
  check: () => ({
    *document(policy) {
      const node = memberOf(policy.node, 'Version')?.value;
      if (node?.kind !== 'string' || node.value !== '2008-10-17') return;
      const at = placeOf(['Version'], node);
      // Variables would come to life, so what is granted would change.
      const variables = policy.statements.some((statement) =>
        textsWithVariables(statement).some(({ text }) => text.includes('${')),
      );
      yield {
        at,
        message: 'the version `2008-10-17` has no policy variables',
        fix: {
          kind: variables ? 'unsafe' : 'safe',
          title: 'replace with `2012-10-17`',
          edits: replaceText(at, '2012-10-17'),
        },
      };
    },
  }),
});
