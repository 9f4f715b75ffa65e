import { defineRule } from '../rule.ts';

export const rcpSyntaxErrorAllow = defineRule({
  meta: {
    id: 'rcp-syntax-error-allow',
    aws: { code: 'RCP_SYNTAX_ERROR_ALLOW', findingType: 'ERROR' },
    severity: 'error',
    summary: '`Allow` in a resource control policy with more than `*`',
    why: '`Allow` is for `RCPFullAWSAccess`, which AWS attaches by itself; your own policies can only deny',
    help: 'write a statement with `"Effect": "Deny"`',
    appliesTo: ['resourceControl'],
    category: 'organization',
    recommended: true,
    always: true,
    fix: 'none',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{"Effect": "Allow", "Principal": "*", "Action": "s3:*", "Resource": "arn:aws:s3:::photos/*"}',
      },
      good: { policy: '{"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*"}' },
    },
  },
  check: () => ({
    statement({ effect, resource, principal, clauses, conditionHidden }) {
      if (effect !== 'Allow') return [];
      const limit =
        resource?.entries.find(({ text }) => resource.negated || text !== '*') ??
        principal?.entries.find(({ text }) => text !== '*') ??
        clauses[0];
      if (!limit || conditionHidden) return [];
      return [
        {
          at: limit,
          message: 'a resource control policy cannot limit what it allows',
        },
      ];
    },
  }),
});
