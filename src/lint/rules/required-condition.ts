import { quoted } from '../../../grammar/json/members.ts';
import { everyType } from '../applies-to.ts';
import { listed } from '../facts/listed.ts';
import {
  allowedAction,
  hasClause,
  type Requirement,
  readRequirements,
} from '../facts/required-conditions.ts';
import { defineRule, type Finding } from '../rule.ts';
import type { WrittenStatement } from '../written.ts';

export const requiredCondition = defineRule({
  meta: {
    id: 'required-condition',
    severity: 'securityWarning',
    summary: 'an action is allowed without the condition that the configuration asks for',
    why: 'somebody said that this action may be allowed under that condition only',
    help: 'add the condition that the configuration names',
    appliesTo: everyType.filter((type) => type !== 'resourceControl'),
    category: 'access',
    recommended: true,
    options: [
      {
        name: 'required',
        summary:
          'a list of `{ "actions": […], "allOf": […], "anyOf": […], "noneOf": […], "forbidden": true }` with clauses `{ "key", "operator", "values" }`',
        kind: 'rules',
        default: [],
      },
    ],
    fix: 'none',
    since: '0.1.0',
    examples: {
      bad: {
        policy: '{ "Effect": "Allow", "Action": "s3:PutObject", "Resource": "*" }',
        options: {
          required: [{ actions: ['s3:PutObject'], allOf: [{ key: 'aws:SecureTransport' }] }],
        },
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:PutObject", "Resource": "*", "Condition": { "Bool": { "aws:SecureTransport": "true" } } }',
        options: {
          required: [{ actions: ['s3:PutObject'], allOf: [{ key: 'aws:SecureTransport' }] }],
        },
      },
    },
  },
  check: ({ options }) => {
    const requirements = readRequirements(options['required']);
    return {
      *statement(statement) {
        for (const requirement of requirements) {
          const action = allowedAction(statement, requirement);
          if (action !== undefined) yield* faultsOf(statement, requirement, quoted(action));
        }
      },
    };
  },
});

function* faultsOf(
  statement: WrittenStatement,
  { forbidden, allOf, anyOf, noneOf }: Requirement,
  action: string,
): Iterable<Finding> {
  const at = statement.action ?? statement;
  if (forbidden) {
    yield { at, message: `${action} is allowed, and the configuration forbids it` };
    return;
  }
  const excluded = noneOf.filter((clause) => hasClause(statement, clause));
  for (const { key } of excluded) {
    yield {
      at,
      message: `${action} is allowed under a condition on ${quoted(key)}, which is not to be used`,
    };
  }
  // What cannot be seen may be there.
  if (statement.conditionHidden) return;
  for (const clause of allOf.filter((one) => !hasClause(statement, one))) {
    yield { at, message: `${action} is allowed without the condition on ${quoted(clause.key)}` };
  }
  if (anyOf.length > 0 && !anyOf.some((clause) => hasClause(statement, clause))) {
    const keys = listed(anyOf.map(({ key }) => key));
    yield { at, message: `${action} is allowed without a condition on any of ${keys}` };
  }
}
