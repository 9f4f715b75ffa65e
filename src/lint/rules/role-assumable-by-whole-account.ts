import { quoted } from '../../../grammar/json/members.ts';
import { isUnconditional } from '../facts/coverage.ts';
import { accountOfEntry, areAccountsKnown, isWholeAccount } from '../facts/principal-accounts.ts';
import { defineRule } from '../rule.ts';

export const roleAssumableByWholeAccount = defineRule({
  meta: {
    id: 'role-assumable-by-whole-account',
    severity: 'warning',
    summary: 'every principal of the account may be let into the role',
    why: 'whoever has `sts:AssumeRole` on many roles has this one, too, whatever it is for',
    help: 'name the roles and users that need it, or add a condition on `aws:PrincipalArn`',
    appliesTo: ['trust'],
    category: 'principal',
    recommended: false,
    equivalents: ['checkov CKV_AWS_61'],
    fix: 'none',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:root" }, "Action": "sts:AssumeRole" }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:role/deploy" }, "Action": "sts:AssumeRole" }',
      },
    },
  },
  check: ({ surroundings: { accounts } }) => ({
    principal(entry, statement) {
      if (statement.effect !== 'Allow' || statement.principal?.negated) return [];
      if (!isWholeAccount(entry) || !isUnconditional(statement)) return [];
      const account = accountOfEntry(entry);
      // Trust in the accounts of others is another finding.
      if (account === undefined || (areAccountsKnown(accounts) && !accounts.includes(account)))
        return [];
      return [
        {
          at: entry,
          message: `every principal of account ${quoted(account)} may be let into this role`,
        },
      ];
    },
  }),
});
