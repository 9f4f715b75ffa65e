import { everyType } from '../applies-to.ts';
import { insertMember } from '../edits.ts';
import { memberOf } from '../read-written.ts';
import { defineRule } from '../rule.ts';

export const missingVersion = defineRule({
  meta: {
    id: 'missing-version',
    aws: { code: 'MISSING_VERSION', findingType: 'WARNING' },
    severity: 'warning',
    summary: 'no `Version`',
    why: 'without it AWS reads the document in its language of 2008, in which `${…}` is plain text',
    help: 'add `"Version": "2012-10-17"`',
    appliesTo: everyType,
    category: 'document',
    recommended: true,
    fix: 'safe',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{"Statement": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*"}]}',
      },
      good: {
        policy:
          '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*"}]}',
      },
    },
  },
  check: ({ policy }) => ({
    *document({ node, source, span }) {
      if (node.kind !== 'object' || memberOf(node, 'Version')) return;
      const text = source.text.slice(span?.start, span?.end);
      yield {
        at: policy,
        message: 'the document has no `Version`',
        fix: {
          // A variable, maybe behind an escape, would come to life.
          kind: /\$\{|\\u/.test(text) ? 'unsafe' : 'safe',
          title: 'add `"Version": "2012-10-17"`',
          edits: insertMember(source.text, node, 'Version', '"2012-10-17"'),
        },
      };
    },
  }),
});
