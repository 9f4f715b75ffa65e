import { quoted } from '../../../grammar/json/members.ts';
import { isLimited } from '../facts/everybody.ts';
import { texts } from '../facts/exposure.ts';
import { accountOfEntry, areAccountsKnown } from '../facts/principal-accounts.ts';
import { defineRule } from '../rule.ts';

export const roleAssumableCrossAccount = defineRule({
  meta: {
    id: 'role-assumable-cross-account',
    severity: 'warning',
    summary: 'principals of an account that nobody said is known may assume the role',
    why: 'what is done in that account decides who becomes this role; without `sts:ExternalId` a vendor can be talked into doing it for somebody else',
    help: 'ask for an `sts:ExternalId`, or list the account under `accounts` or in the option `known`',
    appliesTo: ['trust'],
    category: 'principal',
    recommended: false,
    equivalents: ['cloudsplaining AssumableCrossAccount'],
    options: [
      {
        name: 'known',
        summary: 'accounts of others that may assume roles',
        kind: 'strings',
        default: [],
      },
    ],
    fix: 'none',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::999988887777:root" }, "Action": "sts:AssumeRole" }',
        surroundings: { accounts: ['111122223333'] },
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::999988887777:root" }, "Action": "sts:AssumeRole", "Condition": { "StringEquals": { "sts:ExternalId": "7c2f" } } }',
        surroundings: { accounts: ['111122223333'] },
      },
    },
  },
  check: ({ options, surroundings: { accounts } }) => {
    const known = new Set([...accounts, ...texts(options['known'])]);
    return {
      principal(entry, statement) {
        const { effect, principal, clauses } = statement;
        // Without the user's own accounts every account may be one of them.
        if (!areAccountsKnown(accounts) || effect !== 'Allow' || principal?.negated) return [];
        const account = accountOfEntry(entry);
        if (account === undefined || known.has(account)) return [];
        const agreed = clauses.some(
          ({ folded, row }) => folded === 'sts:externalid' && !row?.negated,
        );
        if (agreed || isLimited(statement)) return [];
        return [
          {
            at: entry,
            message: `account ${quoted(account)} is not known, and its principals may assume this role`,
          },
        ];
      },
    };
  },
});
