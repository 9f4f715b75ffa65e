import { everybody, isLimited } from '../facts/everybody.ts';
import { defineRule } from '../rule.ts';

export const publicResourcePolicy = defineRule({
  meta: {
    id: 'public-resource-policy',
    severity: 'securityWarning',
    summary: 'everybody on the internet is let in',
    why: '`*` lets in every AWS account and anonymous callers, and no condition keeps them out',
    help: 'name the principals, or limit them with a condition on `aws:PrincipalOrgID`, `aws:SourceArn` or `aws:SourceVpce`',
    appliesTo: ['resource'],
    category: 'access',
    recommended: true,
    fix: 'none',
    since: '0.1.0',
    equivalents: [
      'checkov CKV_AWS_70',
      'checkov CKV_AWS_169',
      'cloudsplaining internet_accessible_actions',
    ],
    examples: {
      bad: {
        policy:
          '{"Effect": "Allow", "Principal": "*", "Action": "sns:Publish", "Resource": "arn:aws:sns:eu-west-1:111122223333:orders"}',
      },
      good: {
        policy:
          '{"Effect": "Allow", "Principal": "*", "Action": "sns:Publish", "Resource": "arn:aws:sns:eu-west-1:111122223333:orders", "Condition": {"StringEquals": {"aws:PrincipalOrgID": "o-abcdefghij"}}}',
      },
    },
  },
  check: () => ({
    statement(statement) {
      if (statement.effect !== 'Allow' || isLimited(statement)) return [];
      const place = everybody(statement.principal);
      if (place) return [{ at: place, message: 'everybody is let in, anonymous callers included' }];
      return [];
    },
  }),
});
