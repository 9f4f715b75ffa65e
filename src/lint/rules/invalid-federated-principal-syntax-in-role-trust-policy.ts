import { quoted } from '../../../grammar/json/members.ts';
import { providerOf } from '../facts/federation.ts';
import { defineRule } from '../rule.ts';

export const invalidFederatedPrincipalSyntaxInRoleTrustPolicy = defineRule({
  meta: {
    id: 'invalid-federated-principal-syntax-in-role-trust-policy',
    aws: { code: 'INVALID_FEDERATED_PRINCIPAL_SYNTAX_IN_ROLE_TRUST_POLICY', findingType: 'ERROR' },
    severity: 'error',
    summary: 'a federated principal is no identity provider',
    why: 'it is a domain such as `accounts.google.com`, or the ARN of an OIDC or SAML provider; AWS refuses anything else',
    help: 'write the domain without `https://`, or the ARN of the provider',
    appliesTo: ['trust'],
    category: 'principal',
    recommended: true,
    fix: 'none',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Principal": { "Federated": "my provider" }, "Action": "sts:AssumeRoleWithWebIdentity" }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Principal": { "Federated": "accounts.google.com" }, "Action": "sts:AssumeRoleWithWebIdentity" }',
      },
    },
  },
  check: () => ({
    principal(entry) {
      if (entry.kind !== 'Federated' || providerOf(entry.text)?.kind !== 'invalid') return [];
      return [{ at: entry, message: `${quoted(entry.text)} is no identity provider` }];
    },
  }),
});
