import { quoted } from '../../../grammar/json/members.ts';
import { choosableGithubClaims } from '../../catalog/identity-providers.ts';
import { wantsGithubClaim } from '../facts/federation.ts';
import { hasBareWildcard, isOpen } from '../facts/values.ts';
import { defineRule } from '../rule.ts';

export const githubOidcUnsafeClaim = defineRule({
  meta: {
    id: 'github-oidc-unsafe-claim',
    severity: 'securityWarning',
    summary: 'the subject of a GitHub token does not say whose repository it is',
    why: 'others can have a token with that subject',
    help: 'begin the subject with `repo:`, the organization and the repository',
    appliesTo: ['trust'],
    category: 'access',
    recommended: true,
    fix: 'none',
    since: '0.1.0',
    equivalents: ['checkov CKV_AWS_358', 'checkov CKV_AWS_393'],
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Principal": { "Federated": "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com" }, "Action": "sts:AssumeRoleWithWebIdentity", "Condition": { "StringLike": { "token.actions.githubusercontent.com:sub": "repo:*" } } }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Principal": { "Federated": "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com" }, "Action": "sts:AssumeRoleWithWebIdentity", "Condition": { "StringLike": { "token.actions.githubusercontent.com:sub": "repo:acme/app:*" } } }',
      },
    },
  },
  check: () => ({
    *clause(clause, statement) {
      if (!wantsGithubClaim(clause, statement, 'sub')) return;
      for (const { text, ...at } of clause.values) {
        const why = isOpen(text) ? undefined : unsafe(text);
        if (why) yield { at, message: `${quoted(text)} ${why}` };
      }
    },
  }),
});

function unsafe(text: string): string | undefined {
  const [claim = '', value, ...rest] = text.split(':');
  if (value === undefined) {
    return hasBareWildcard(text) ? 'matches every repository' : 'is no claim and its value';
  }
  if (choosableGithubClaims.has(claim)) return `begins with a claim that others can choose`;
  if (value.startsWith('*') && rest.length === 0) return 'matches every repository';
  if (claim !== 'repo') return undefined;
  if (value.startsWith('*')) return 'matches repositories of every organization';
  return value.includes('/') || value.includes('*') ? undefined : 'has no organization';
}
