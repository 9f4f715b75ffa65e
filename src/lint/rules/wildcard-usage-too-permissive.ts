import { quoted } from '../../../grammar/json/members.ts';
import { everyType } from '../applies-to.ts';
import { wideningGrants, wildcardFault } from '../facts/permissive.ts';
import { defineRule } from '../rule.ts';

export const wildcardUsageTooPermissive = defineRule({
  meta: {
    id: 'wildcard-usage-too-permissive',
    aws: { code: 'WILDCARD_USAGE_TOO_PERMISSIVE', findingType: 'ERROR' },
    severity: 'error',
    summary: 'a wildcard stands where it lets too much through',
    why: 'the key names one account, organization, network, user or repository; a wildcard lets many match',
    help: 'write the whole value, or more of it before the wildcard',
    appliesTo: everyType,
    category: 'condition',
    recommended: true,
    fix: 'none',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*", "Condition": { "StringLike": { "aws:PrincipalOrgID": "o-*" } } }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*", "Condition": { "StringEquals": { "aws:PrincipalOrgID": "o-abcdefghij" } } }',
      },
    },
  },
  check: () => ({
    *clause(clause, statement) {
      if (!clause.row?.comparison.kind.wildcards) return;
      if (!wideningGrants(clause, statement)) return;
      for (const value of clause.values) {
        const fault = wildcardFault(clause.folded, value.text);
        if (fault === undefined) continue;
        yield {
          at: value,
          message: `the wildcard in ${quoted(value.text)} lets too much through: ${fault}`,
        };
      }
    },
  }),
});
