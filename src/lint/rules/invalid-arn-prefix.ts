import { quoted } from '../../../grammar/json/members.ts';
import { foldCase } from '../../text/fold-case.ts';
import { typesWithResource } from '../applies-to.ts';
import { replaceText } from '../edits.ts';
import { servicePrefixes } from '../facts/actions.ts';
import { arnOf, isOpen } from '../facts/arns.ts';
import { defineRule } from '../rule.ts';

export const invalidArnPrefix = defineRule({
  meta: {
    id: 'invalid-arn-prefix',
    aws: { code: 'INVALID_ARN_PREFIX', findingType: 'ERROR' },
    severity: 'error',
    summary: 'a resource that is neither `*` nor an ARN',
    why: 'resources are named by their ARNs, which begin with `arn:`; anything else names nothing',
    help: 'write the ARN of the resource, or `*`',
    appliesTo: typesWithResource,
    category: 'resource',
    recommended: true,
    fix: 'suggestion',
    since: '0.1.0',
    examples: {
      bad: {
        policy: '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "s3:::photos/*" }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*" }',
      },
    },
  },
  check: ({ policy }) => ({
    resource(entry) {
      const { text } = entry;
      const start = text.slice(0, text.includes(':') ? text.indexOf(':') : 4);
      if (start === 'arn' || isOpen(start)) return [];
      // What API Gateway makes an ARN of, in the policies of its APIs.
      if (policy.type === 'resource' && text.startsWith('execute-api:/')) return [];
      const meant = arnMeant(text);
      return [
        {
          at: entry,
          message: `${quoted(text)} does not begin with \`arn:\``,
          ...(meant !== undefined && {
            help: `did you mean ${quoted(meant)}`,
            fix: {
              kind: 'suggestion',
              title: `replace with ${quoted(meant)}`,
              edits: replaceText(entry, meant),
            },
          }),
        },
      ];
    },
  }),
});

/** The ARN that a text becomes with its beginning put right. */
function arnMeant(text: string): string | undefined {
  const [first = ''] = text.split(':', 1);
  const rest = text.slice(first.length);
  const candidates = [`arn${rest}`, `arn:${text}`, `arn:aws:${text}`];
  return candidates.find((candidate) => {
    const arn = arnOf(candidate);
    if (!arn || !/^aws(-[a-z-]+)?$/.test(arn.partition)) return false;
    if (candidate === candidates[0] && foldCase(first) !== 'arn') return false;
    return servicePrefixes.has(arn.service);
  });
}
