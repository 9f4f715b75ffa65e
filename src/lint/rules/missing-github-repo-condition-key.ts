import { quoted } from '../../../grammar/json/members.ts';
import { askedClaims, isGithub, mayAsk, oidcProviders } from '../facts/federation.ts';
import { lazily } from '../facts/lazily.ts';
import { defineRule } from '../rule.ts';

export const missingGithubRepoConditionKey = defineRule({
  meta: {
    id: 'missing-github-repo-condition-key',
    aws: { code: 'MISSING_GITHUB_REPO_CONDITION_KEY', findingType: 'SECURITY_WARNING' },
    severity: 'securityWarning',
    summary: 'a role trusts every repository of GitHub',
    why: 'everybody can run a workflow on GitHub; only the subject of the token says whose repository it is',
    help: 'add a condition on `token.actions.githubusercontent.com:sub`',
    appliesTo: ['trust'],
    category: 'access',
    recommended: true,
    fix: 'none',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Principal": { "Federated": "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com" }, "Action": "sts:AssumeRoleWithWebIdentity", "Condition": { "StringEquals": { "token.actions.githubusercontent.com:aud": "sts.amazonaws.com" } } }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Principal": { "Federated": "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com" }, "Action": "sts:AssumeRoleWithWebIdentity", "Condition": { "StringEquals": { "token.actions.githubusercontent.com:aud": "sts.amazonaws.com", "token.actions.githubusercontent.com:sub": "repo:acme/app:ref:refs/heads/main" } } }',
      },
    },
  },
  check: () => ({
    *statement(statement) {
      const asked = lazily(() => askedClaims(statement));
      for (const { entry, host } of oidcProviders(statement)) {
        if (!isGithub(host) || mayAsk(asked(), host, 'sub')) continue;
        yield {
          at: statement,
          also: [entry],
          message: 'a workflow of any repository on GitHub can assume the role',
          help: `add a condition on ${quoted(`${host}:sub`)}, such as \`repo:ORG/REPOSITORY:ref:refs/heads/main\``,
        };
      }
    },
  }),
});
