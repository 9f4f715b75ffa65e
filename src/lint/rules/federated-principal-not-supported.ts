import { quoted } from '../../../grammar/json/members.ts';
import { resourceTypes } from '../applies-to.ts';
import { defineRule } from '../rule.ts';

export const federatedPrincipalNotSupported = defineRule({
  meta: {
    id: 'federated-principal-not-supported',
    aws: { code: 'FEDERATED_PRINCIPAL_NOT_SUPPORTED', findingType: 'ERROR' },
    severity: 'error',
    summary: 'a federated principal outside a role trust policy',
    why: 'a federated user has no access to a resource before it has assumed a role',
    help: 'name the role that the users assume',
    appliesTo: resourceTypes,
    category: 'principal',
    recommended: true,
    fix: 'none',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Principal": { "Federated": "accounts.google.com" }, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*" }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:role/web" }, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*" }',
      },
    },
  },
  check: () => ({
    principal(entry) {
      if (entry.kind !== 'Federated') return [];
      return [{ at: entry, message: `${quoted(entry.text)} can only assume a role` }];
    },
  }),
});
