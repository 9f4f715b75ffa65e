import { quoted } from '../../../grammar/json/members.ts';
import { everyType } from '../applies-to.ts';
import { variableFault, wideningGrants } from '../facts/permissive.ts';
import { defineRule } from '../rule.ts';

export const variableUsageTooPermissive = defineRule({
  meta: {
    id: 'variable-usage-too-permissive',
    aws: { code: 'VARIABLE_USAGE_TOO_PERMISSIVE', findingType: 'ERROR' },
    severity: 'error',
    summary: 'a variable stands where it lets too much through',
    why: 'the key names one account, organization, network, user or repository; a variable lets many match',
    help: 'write the whole value, or more of it before the variable',
    appliesTo: everyType,
    category: 'condition',
    recommended: true,
    fix: 'none',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*", "Condition": { "StringLike": { "aws:PrincipalOrgID": "${aws:PrincipalTag/org}" } } }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*", "Condition": { "StringEquals": { "aws:PrincipalOrgID": "o-abcdefghij" } } }',
      },
    },
  },
  check: ({ policy }) => ({
    *clause(clause, statement) {
      if (policy.version !== '2012-10-17' || !clause.row?.variables) return;
      if (!wideningGrants(clause, statement)) return;
      for (const value of clause.values) {
        const fault = variableFault(clause.folded, value.text);
        if (fault === undefined) continue;
        yield {
          at: value,
          message: `the variable in ${quoted(value.text)} lets too much through: ${fault}`,
        };
      }
    },
  }),
});
