import { quoted } from '../../../grammar/json/members.ts';
import { wantsGithubClaim } from '../facts/federation.ts';
import { hasBareWildcard } from '../facts/values.ts';
import { defineRule } from '../rule.ts';

export const specificGithubRepoAndBranchRecommended = defineRule({
  meta: {
    id: 'specific-github-repo-and-branch-recommended',
    aws: { code: 'SPECIFIC_GITHUB_REPO_AND_BRANCH_RECOMMENDED', findingType: 'WARNING' },
    severity: 'warning',
    summary: 'a role trusts more than one repository or branch of GitHub',
    why: 'whoever can push a branch to a repository that matches can assume the role',
    help: 'write the repository and the branch in full, as in `repo:acme/app:ref:refs/heads/main`',
    appliesTo: ['trust'],
    category: 'access',
    recommended: true,
    fix: 'none',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Principal": { "Federated": "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com" }, "Action": "sts:AssumeRoleWithWebIdentity", "Condition": { "StringLike": { "token.actions.githubusercontent.com:sub": "repo:acme/app:*" } } }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Principal": { "Federated": "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com" }, "Action": "sts:AssumeRoleWithWebIdentity", "Condition": { "StringEquals": { "token.actions.githubusercontent.com:sub": "repo:acme/app:ref:refs/heads/main" } } }',
      },
    },
  },
  check: () => ({
    *statement(statement) {
      const subjects = statement.clauses
        .filter((clause) => wantsGithubClaim(clause, statement, 'sub'))
        .filter(({ row }) => row?.comparison.kind.wildcards);
      if (subjects.length === 0) return;
      const branchIsAsked = statement.clauses.some(
        (clause) =>
          wantsGithubClaim(clause, statement, 'ref') &&
          !clause.values.some(({ text }) => hasBareWildcard(text)),
      );
      for (const { text, ...at } of subjects.flatMap(({ values }) => values)) {
        const open = openPart(text, branchIsAsked);
        if (open) yield { at, message: `${quoted(text)} leaves the ${open} open` };
      }
    },
  }),
});

function openPart(text: string, branchIsAsked: boolean): 'repository' | 'branch' | undefined {
  const [, repository = '', rest = ''] = /^repo:([^:]*)(.*)$/s.exec(text) ?? [];
  if (hasBareWildcard(repository)) return 'repository';
  return hasBareWildcard(rest) && !branchIsAsked ? 'branch' : undefined;
}
