import { quoted } from '../../../grammar/json/members.ts';
import { appendItem } from '../edits.ts';
import { namingOf } from '../facts/coverage.ts';
import { defineRule } from '../rule.ts';
import type { WrittenStatement } from '../written.ts';

export const missingActionForRolesAnywhereTrustPolicy = defineRule({
  meta: {
    id: 'missing-action-for-roles-anywhere-trust-policy',
    aws: { code: 'MISSING_ACTION_FOR_ROLES_ANYWHERE_TRUST_POLICY', findingType: 'ERROR' },
    severity: 'error',
    summary: 'a role trusts IAM Roles Anywhere without all the actions that it needs',
    why: 'it assumes a role, sets its source identity and tags its session; without one of the three it fails',
    help: 'allow `sts:AssumeRole`, `sts:SetSourceIdentity` and `sts:TagSession`',
    appliesTo: ['trust'],
    category: 'principal',
    recommended: true,
    fix: 'unsafe',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Principal": { "Service": "rolesanywhere.amazonaws.com" }, "Action": "sts:AssumeRole" }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Principal": { "Service": "rolesanywhere.amazonaws.com" }, "Action": ["sts:AssumeRole", "sts:SetSourceIdentity", "sts:TagSession"] }',
      },
    },
  },
  check: ({ policy }) => ({
    *document({ statements }) {
      const trusting = statements.filter(trustsRolesAnywhere);
      const [first] = trusting;
      if (!first?.action) return;
      const missing = needed.filter((action) => !trusting.some((one) => mayAllow(one, action)));
      if (missing.length === 0) return;
      const { text } = policy.source;
      yield {
        at: first.action,
        message: `to use IAM Roles Anywhere, allow ${missing.map(quoted).join(' and ')} too`,
        fix: {
          kind: 'unsafe',
          title: `add ${missing.map(quoted).join(' and ')}`,
          edits: appendItem(
            text,
            first.action.node,
            missing.map((one) => JSON.stringify(one)).join(', '),
          ),
        },
      };
    },
  }),
});

const needed = ['sts:AssumeRole', 'sts:SetSourceIdentity', 'sts:TagSession'];

function trustsRolesAnywhere({ effect, principal, action }: WrittenStatement): boolean {
  return (
    effect === 'Allow' &&
    action !== undefined &&
    principal?.negated === false &&
    principal.entries.some(({ text }) => text === 'rolesanywhere.amazonaws.com')
  );
}

function mayAllow(statement: WrittenStatement, action: string): boolean {
  return statement.action?.partial === true || namingOf(statement, action) !== undefined;
}
