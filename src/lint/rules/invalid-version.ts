import { quoted } from '../../../grammar/json/members.ts';
import { everyType } from '../applies-to.ts';
import { replaceText } from '../edits.ts';
import { placeOf } from '../facts/elements.ts';
import { memberOf } from '../read-written.ts';
import { defineRule } from '../rule.ts';

export const invalidVersion = defineRule({
  meta: {
    id: 'invalid-version',
    aws: { code: 'INVALID_VERSION', findingType: 'ERROR' },
    severity: 'error',
    summary: 'a `Version` that the policy language does not have',
    why: '`Version` is the version of the language, not the date of this policy; AWS refuses any other',
    help: 'write `"Version": "2012-10-17"`',
    appliesTo: everyType,
    category: 'document',
    recommended: true,
    always: true,
    fix: 'unsafe',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{ "Version": "2012-10-16", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*" }] }',
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
      if (node?.kind !== 'string' || versions.includes(node.value)) return;
      const at = placeOf(['Version'], node);
      yield {
        at,
        message: `there is no version ${quoted(node.value)} of the policy language`,
        fix: {
          kind: 'unsafe',
          title: 'replace with `2012-10-17`',
          edits: replaceText(at, '2012-10-17'),
        },
      };
    },
  }),
});

const versions: readonly string[] = ['2012-10-17', '2008-10-17'];
