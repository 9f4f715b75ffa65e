import { quoted } from '../../../grammar/json/members.ts';
import { identityTypes, resourceTypes } from '../applies-to.ts';
import { addClause, keyPlace } from '../facts/conditions.ts';
import { namingOf } from '../facts/coverage.ts';
import { defineRule } from '../rule.ts';
import type { WrittenStatement } from '../written.ts';

export const dynamodbAttributesWithoutSelect = defineRule({
  meta: {
    id: 'dynamodb-attributes-without-select',
    aws: { code: 'DYNAMODB_ATTRIBUTES_WITHOUT_SELECT', findingType: 'SECURITY_WARNING' },
    severity: 'securityWarning',
    summary: 'attributes are listed, but asking for all of them is not kept out',
    why: 'a request that names no attributes is answered with all of them, and `dynamodb:Attributes` says nothing of it',
    help: 'add `"StringEqualsIfExists": { "dynamodb:Select": "SPECIFIC_ATTRIBUTES" }`',
    appliesTo: [...identityTypes, ...resourceTypes],
    category: 'condition',
    recommended: true,
    fix: 'unsafe',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{"Effect": "Allow", "Action": ["dynamodb:GetItem", "dynamodb:Query"], "Resource": "arn:aws:dynamodb:eu-west-1:111122223333:table/games", "Condition": {"ForAllValues:StringEquals": {"dynamodb:Attributes": ["user", "score"]}}}',
      },
      good: {
        policy:
          '{"Effect": "Allow", "Action": ["dynamodb:GetItem", "dynamodb:Query"], "Resource": "arn:aws:dynamodb:eu-west-1:111122223333:table/games", "Condition": {"StringEqualsIfExists": {"dynamodb:Select": "SPECIFIC_ATTRIBUTES"}, "ForAllValues:StringEquals": {"dynamodb:Attributes": ["user", "score"]}}}',
      },
    },
  },
  check: ({ policy }) => ({
    clause(clause, statement) {
      if (statement.effect !== 'Allow' || clause.folded !== 'dynamodb:attributes') return [];
      if (statement.conditionHidden || !readsItems(statement)) return [];
      if (statement.clauses.some(({ folded }) => folded === 'dynamodb:select')) return [];
      return [
        {
          at: keyPlace(clause),
          message: `${quoted(clause.key)} does not keep out reading every attribute`,
          fix: {
            kind: 'unsafe',
            title: 'ask for specific attributes',
            edits: addClause(
              policy,
              statement,
              'StringEqualsIfExists',
              'dynamodb:Select',
              '"SPECIFIC_ATTRIBUTES"',
            ),
          },
        },
      ];
    },
  }),
});

function readsItems(statement: WrittenStatement): boolean {
  return readers.some((action) => namingOf(statement, action) !== undefined);
}

const readers = ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query', 'dynamodb:Scan'];
