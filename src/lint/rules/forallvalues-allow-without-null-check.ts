import { quoted } from '../../../grammar/json/members.ts';
import { identityTypes, resourceTypes } from '../applies-to.ts';
import { needsKey } from '../facts/clauses.ts';
import { addClause, keyPlace } from '../facts/conditions.ts';
import { keyFacts } from '../facts/keys.ts';
import { defineRule } from '../rule.ts';
import type { WrittenClause } from '../written.ts';

export const forallvaluesAllowWithoutNullCheck = defineRule({
  meta: {
    id: 'forallvalues-allow-without-null-check',
    severity: 'warning',
    summary: 'an Allow with `ForAllValues:` holds without the key',
    why: '`ForAllValues:` holds where there is no value at all, so that leaving the key out passes the check',
    help: 'ask for the key with `Null` and `false` as well',
    appliesTo: [...identityTypes, ...resourceTypes],
    category: 'condition',
    recommended: false,
    fix: 'unsafe',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Action": "ec2:CreateTags", "Resource": "*", "Condition": { "ForAllValues:StringEquals": { "aws:TagKeys": ["team"] } } }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Action": "ec2:CreateTags", "Resource": "*", "Condition": { "ForAllValues:StringEquals": { "aws:TagKeys": ["team"] }, "Null": { "aws:TagKeys": "false" } } }',
      },
    },
  },
  check: ({ policy }) => ({
    *clause(clause, statement) {
      const { operator, row, folded, key } = clause;
      if (statement.effect !== 'Allow' || statement.conditionHidden) return;
      if (row?.asks !== 'value' || operator.quantifier !== 'forAllValues') return;
      if (!keyFacts(folded)?.multivalued || statement.clauses.some((one) => guards(one, folded)))
        return;
      yield {
        at: keyPlace(clause),
        message: `a request without ${quoted(key)} passes this check`,
        fix: {
          kind: 'unsafe',
          title: `ask for ${quoted(key)} with \`Null\``,
          edits: addClause(policy, statement, 'Null', key, '"false"'),
        },
      };
    },
  }),
});

/** Whether a clause holds only with the key; the keys of tags are there where a tag is. */
function guards(clause: WrittenClause, folded: string): boolean {
  const about =
    clause.folded === folded ||
    (folded === 'aws:tagkeys' && clause.folded.startsWith('aws:requesttag/'));
  return about && (clause.partial || needsKey(clause));
}
