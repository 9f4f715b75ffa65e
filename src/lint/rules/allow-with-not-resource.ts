import { identityTypes } from '../applies-to.ts';
import { isAllStars, namePlace } from '../facts/clauses.ts';
import { defineRule } from '../rule.ts';

export const allowWithNotResource = defineRule({
  meta: {
    id: 'allow-with-not-resource',
    severity: 'warning',
    summary: '`Allow` with `NotResource`',
    why: 'it allows whatever it does not name, also resources that do not exist yet and those of other accounts',
    help: 'list what is allowed in `Resource`, and deny what must not be touched in a statement of its own',
    appliesTo: identityTypes,
    category: 'access',
    recommended: true,
    fix: 'none',
    since: '0.1.0',
    equivalents: ['parliament community NOT_RESOURCE_WITH_ALLOW'],
    examples: {
      bad: {
        policy: '{"Effect": "Allow", "Action": "s3:*", "NotResource": "arn:aws:s3:::secrets/*"}',
      },
      good: {
        policy:
          '{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*"}',
      },
    },
  },
  check: () => ({
    statement({ effect, resource }) {
      if (effect !== 'Allow' || !resource?.negated) return [];
      if (resource.entries.some(({ text }) => isAllStars(text))) return [];
      return [
        {
          at: namePlace(resource),
          message: '`Allow` with `NotResource` allows everything that it does not name',
        },
      ];
    },
  }),
});
