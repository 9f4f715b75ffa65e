import { quoted } from '../../../grammar/json/members.ts';
import { builtInProviders } from '../../catalog/identity-providers.ts';
import { providerOf } from '../facts/federation.ts';
import { defineRule } from '../rule.ts';

export const unknownFederationSource = defineRule({
  meta: {
    id: 'unknown-federation-source',
    severity: 'warning',
    summary: 'a role trusts the domain of a provider that AWS does not know',
    why: 'by their domain alone AWS knows Amazon Cognito, Login with Amazon, Facebook and Google; all others are OIDC providers in IAM, named by their ARN',
    help: 'write `arn:aws:iam::ACCOUNT:oidc-provider/` before the domain',
    appliesTo: ['trust'],
    category: 'principal',
    recommended: false,
    fix: 'none',
    since: '0.1.0',
    equivalents: ['parliament UNKNOWN_FEDERATION_SOURCE'],
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Principal": { "Federated": "login.example.com" }, "Action": "sts:AssumeRoleWithWebIdentity" }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Principal": { "Federated": "arn:aws:iam::111122223333:oidc-provider/login.example.com" }, "Action": "sts:AssumeRoleWithWebIdentity" }',
      },
    },
  },
  check: () => ({
    principal({ kind, text, ...at }) {
      const provider = kind === 'Federated' ? providerOf(text) : undefined;
      if (provider?.kind !== 'oidc' || !provider.byDomain || builtInProviders.has(provider.host))
        return [];
      return [{ at, message: `${quoted(text)} is no provider that AWS knows by its domain` }];
    },
  }),
});
