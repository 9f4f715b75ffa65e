import { quoted } from '../../../grammar/json/members.ts';
import { identityTypes } from '../applies-to.ts';
import { needsKey } from '../facts/clauses.ts';
import { changeOperator, keyPlace, withBase } from '../facts/conditions.ts';
import { coveringEntry } from '../facts/coverage.ts';
import { writeInstead } from '../facts/replacement.ts';
import { defineRule } from '../rule.ts';

const KEY = 'dynamodb:leadingkeys';

export const cognitoLeadingkeysWithoutForallvalues = defineRule({
  meta: {
    id: 'cognito-leadingkeys-without-forallvalues',
    severity: 'warning',
    summary: 'items of a table are kept apart by a condition that lets more, or nothing, through',
    why: 'a request names several items, of which `ForAllValues:` looks at each; a scan names none, and passes it',
    help: 'write the operator with `ForAllValues:`, and leave `dynamodb:Scan` out',
    appliesTo: identityTypes,
    category: 'cognito',
    recommended: false,
    fix: 'suggestion',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Action": "dynamodb:Query", "Resource": "arn:aws:dynamodb:us-east-1:111122223333:table/notes", "Condition": { "StringEquals": { "dynamodb:LeadingKeys": "${cognito-identity.amazonaws.com:sub}" } } }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Action": "dynamodb:Query", "Resource": "arn:aws:dynamodb:us-east-1:111122223333:table/notes", "Condition": { "ForAllValues:StringEquals": { "dynamodb:LeadingKeys": "${cognito-identity.amazonaws.com:sub}" } } }',
      },
    },
  },
  check: ({ policy }) => ({
    *statement(statement) {
      const { effect, action, clauses, conditionHidden } = statement;
      const asking = clauses.filter(({ folded, row }) => folded === KEY && row?.asks === 'value');
      if (effect !== 'Allow' || conditionHidden) return;
      for (const clause of asking) {
        const { operator, row, key } = clause;
        if (!row || operator.quantifier === 'forAllValues') continue;
        const meant = withBase({ ...operator, quantifier: 'forAllValues' }, row.name);
        yield {
          at: keyPlace(clause),
          message: `${quoted(key)} has a value for each item, of which ${quoted(operator.text)} wants one to fit`,
          ...writeInstead('suggestion', meant, changeOperator(policy, statement, clause, meant)),
        };
      }
      const open = asking.length > 0 && !clauses.some((one) => one.folded === KEY && needsKey(one));
      const scan = open && action && !action.negated && coveringEntry(action, 'dynamodb:Scan');
      if (scan)
        yield {
          at: scan,
          message: `\`dynamodb:Scan\` names no item and passes \`${asking[0]?.operator.text}\``,
        };
    },
  }),
});
