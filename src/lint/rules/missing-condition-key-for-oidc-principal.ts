import { quoted } from '../../../grammar/json/members.ts';
import { askedClaims, mayAsk, oidcProviders } from '../facts/federation.ts';
import { lazily } from '../facts/lazily.ts';
import { defineRule } from '../rule.ts';

export const missingConditionKeyForOidcPrincipal = defineRule({
  meta: {
    id: 'missing-condition-key-for-oidc-principal',
    aws: { code: 'MISSING_CONDITION_KEY_FOR_OIDC_PRINCIPAL', findingType: 'SECURITY_WARNING' },
    severity: 'securityWarning',
    summary: 'a role trusts everybody who has a token of an OIDC provider',
    why: 'a provider has many users and applications; without a condition on its claims each of them can assume the role',
    help: 'add a condition on the audience and the subject of the token',
    appliesTo: ['trust'],
    category: 'access',
    recommended: true,
    fix: 'none',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Principal": { "Federated": "accounts.google.com" }, "Action": "sts:AssumeRoleWithWebIdentity" }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Principal": { "Federated": "accounts.google.com" }, "Action": "sts:AssumeRoleWithWebIdentity", "Condition": { "StringEquals": { "accounts.google.com:aud": "66677788899900pro0" } } }',
      },
    },
  },
  check: () => ({
    *statement(statement) {
      const asked = lazily(() => askedClaims(statement));
      for (const { entry, host } of oidcProviders(statement)) {
        if (mayAsk(asked(), host)) continue;
        yield {
          at: statement,
          also: [entry],
          message: `everybody with a token of ${quoted(host)} can assume the role`,
          help: `add a condition on ${quoted(`${host}:aud`)}`,
        };
      }
    },
  }),
});
