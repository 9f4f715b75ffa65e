import { quoted } from '../../../grammar/json/members.ts';
import { identityTypes } from '../applies-to.ts';
import { hasWildcard, splitAction } from '../facts/actions.ts';
import { isAllStars } from '../facts/clauses.ts';
import { isUnconditional } from '../facts/coverage.ts';
import { defineRule } from '../rule.ts';

export const serviceWildcard = defineRule({
  meta: {
    id: 'service-wildcard',
    severity: 'warning',
    summary: 'every action of a service is allowed',
    why: 'it allows actions that nobody needs, those that manage access and those of tomorrow included',
    help: 'list the actions that are needed',
    appliesTo: identityTypes,
    category: 'action',
    recommended: false,
    fix: 'none',
    since: '0.1.0',
    equivalents: ['cloudsplaining ServiceWildcard'],
    examples: {
      bad: { policy: '{"Effect": "Allow", "Action": "s3:*", "Resource": "*"}' },
      good: {
        policy:
          '{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*"}',
      },
    },
  },
  check: () => ({
    action: (entry, statement, { negated }) =>
      statement.effect === 'Allow' &&
      !negated &&
      isWholeService(entry.text) &&
      isUnconditional(statement)
        ? [{ at: entry, message: `${quoted(entry.text)} allows every action of the service` }]
        : [],
  }),
});

function isWholeService(text: string): boolean {
  if (!text.endsWith('*')) return false;
  const split = splitAction(text);
  return split !== undefined && !hasWildcard(split.service) && isAllStars(split.name);
}
