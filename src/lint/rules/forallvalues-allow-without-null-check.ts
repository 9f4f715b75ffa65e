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
    *statement(statement) {
      const { effect, conditionHidden, clauses } = statement;
      const open = clauses.filter(holdsWithoutValues);
      if (effect !== 'Allow' || conditionHidden || open.length === 0) return;
      const guarded = new Set(clauses.filter(guards).flatMap(guardedKeys));
      for (const clause of open) {
        if (guarded.has(clause.folded)) continue;
        const name = quoted(clause.key);
        yield {
          at: keyPlace(clause),
          message: `a request without ${name} passes this check`,
          fix: {
            kind: 'unsafe',
            title: `ask for ${name} with \`Null\``,
            edits: addClause(policy, statement, 'Null', clause.key, '"false"'),
          },
        };
      }
    },
  }),
});

function holdsWithoutValues({ row, operator, folded }: WrittenClause): boolean {
  return (
    row?.asks === 'value' &&
    operator.quantifier === 'forAllValues' &&
    keyFacts(folded)?.multivalued === true
  );
}

/** Whether a clause holds only with its key, or what it asks is not known. */
function guards(clause: WrittenClause): boolean {
  return clause.partial || needsKey(clause);
}

/** The keys of tags are there where a tag is. */
function guardedKeys({ folded }: WrittenClause): readonly string[] {
  return folded.startsWith('aws:requesttag/') ? [folded, 'aws:tagkeys'] : [folded];
}
