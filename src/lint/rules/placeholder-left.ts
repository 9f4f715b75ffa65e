import { quoted } from '../../../grammar/json/members.ts';
import { everyType } from '../applies-to.ts';
import { defineRule, type Finding } from '../rule.ts';
import type { WrittenText } from '../written.ts';

export const placeholderLeft = defineRule({
  meta: {
    id: 'placeholder-left',
    severity: 'warning',
    summary: 'a placeholder of an example is still there',
    why: 'the entry names nothing of yours until the placeholder is replaced',
    help: 'replace it with your own value',
    appliesTo: everyType,
    category: 'resource',
    recommended: false,
    fix: 'none',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::YOUR-BUCKET/*" }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*" }',
      },
    },
  },
  check: () => ({
    resource(entry) {
      return placeholders(entry);
    },
    principal(entry) {
      return placeholders(entry);
    },
  }),
});

/** In ARNs and account IDs; AWS's own examples write them so. */
const forms: readonly RegExp[] = [
  /(?<!\$)<[A-Za-z][^<>]{0,60}>/,
  /(?<![A-Za-z0-9])your[-_][a-z0-9_-]{0,60}/i,
  /(?<=:|^)(?:AWS_)?ACCOUNT(?:[-_]?(?:ID|NUMBER))?(?=:|$)/i,
  /(?<=:)(?:AWS_)?REGION(?=:)/i,
  /(?<=:|^)(?:123456789012|[xX]{12})(?=:|$)/,
];

function* placeholders(entry: WrittenText): Iterable<Finding> {
  if (entry.text.length > 2048) return;
  for (const form of forms) {
    const [found] = form.exec(entry.text) ?? [];
    if (found === undefined) continue;
    yield { at: entry, message: `${quoted(found)} looks like a placeholder` };
    return;
  }
}
