import { identityTypes } from '../applies-to.ts';
import { namePlace } from '../facts/clauses.ts';
import { isUnconditional } from '../facts/coverage.ts';
import { isEveryAction } from '../facts/everything.ts';
import { defineRule } from '../rule.ts';

export const allowWithNotAction = defineRule({
  meta: {
    id: 'allow-with-not-action',
    severity: 'warning',
    summary: '`Allow` with `NotAction`',
    why: 'it allows whatever it does not name, also actions of services that do not exist yet',
    help: 'list what is allowed in `Action`, and deny what must not be done in a statement of its own',
    appliesTo: identityTypes,
    category: 'access',
    recommended: true,
    fix: 'none',
    since: '0.1.0',
    equivalents: ['cloudsplaining NotAction'],
    examples: {
      bad: {
        policy: '{"Effect": "Allow", "NotAction": ["iam:*", "organizations:*"], "Resource": "*"}',
      },
      good: {
        policy:
          '{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*"}',
      },
    },
  },
  check: () => ({
    statement(statement) {
      const { effect, action } = statement;
      if (effect !== 'Allow' || !action?.negated) return [];
      if (action.entries.some(({ text }) => isEveryAction(text))) return [];
      return [
        {
          at: namePlace(action),
          message: '`Allow` with `NotAction` allows everything that it does not name',
          ...(!isUnconditional(statement) && { severity: 'suggestion' }),
        },
      ];
    },
  }),
});
