import { foldCase } from '../../text/fold-case.ts';
import { identityTypes, resourceTypes } from '../applies-to.ts';
import { changeOperator, keyPlace } from '../facts/conditions.ts';
import { writeInstead } from '../facts/replacement.ts';
import { defineRule } from '../rule.ts';
import type { WrittenClause, WrittenPolicy, WrittenStatement } from '../written.ts';

export const mfaAntipattern = defineRule({
  meta: {
    id: 'mfa-antipattern',
    severity: 'warning',
    summary: 'a condition on MFA does not ask for MFA',
    why: '`aws:MultiFactorAuthPresent` is missing from requests with long-term access keys, and there with `false` in sessions without MFA',
    help: 'allow with `Bool` and `true`, or deny with `BoolIfExists` and `false`',
    appliesTo: [...identityTypes, ...resourceTypes],
    category: 'condition',
    recommended: false,
    fix: 'unsafe',
    since: '0.1.0',
    equivalents: ['parliament BAD_PATTERN_FOR_MFA'],
    examples: {
      bad: {
        policy:
          '{ "Effect": "Deny", "NotAction": "iam:*", "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "false" } } }',
      },
      good: {
        policy:
          '{ "Effect": "Deny", "NotAction": "iam:*", "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } }',
      },
    },
  },
  check: ({ policy }) => ({
    *clause(clause, statement) {
      if (clause.folded !== MFA_PRESENT || statement.conditionHidden || clause.values.length !== 1)
        return;
      const why = mistakeOf(clause, statement, policy);
      if (why === undefined) return;
      const fixed = statement.effect === 'Deny' ? 'BoolIfExists' : 'Bool';
      yield {
        at: keyPlace(clause),
        message: why,
        ...(fixable(clause) &&
          writeInstead('unsafe', fixed, changeOperator(policy, statement, clause, fixed))),
      };
    },
  }),
});

const MFA_PRESENT = 'aws:multifactorauthpresent';

function mistakeOf(
  clause: WrittenClause,
  { effect, clauses }: WrittenStatement,
  policy: WrittenPolicy,
): string | undefined {
  const { operator, row } = clause;
  if (operator.quantifier !== 'single' || !row) return undefined;
  if (effect === 'Deny') {
    if (row.name !== 'Bool' || operator.ifExists || !isValue(clause, 'false')) return undefined;
    return policy.statements.some(deniesWithoutKey)
      ? undefined
      : 'requests with long-term access keys carry no `aws:MultiFactorAuthPresent`, and are not denied';
  }
  if (effect !== 'Allow') return undefined;
  if (row.name === 'Bool' && isValue(clause, 'false')) return 'this allows only without MFA';
  if (row.name === 'Bool' && operator.ifExists && isValue(clause, 'true')) {
    return 'requests with long-term access keys carry no `aws:MultiFactorAuthPresent`, and pass this check';
  }
  const asked = clauses.some((other) => other.folded === MFA_PRESENT && other.row?.name === 'Bool');
  return row.name === 'Null' && isValue(clause, 'false') && !asked
    ? 'sessions without MFA carry `aws:MultiFactorAuthPresent` too, as `false`'
    : undefined;
}

function isValue({ values }: WrittenClause, wanted: string): boolean {
  return values.every(({ text }) => foldCase(text) === wanted);
}

function deniesWithoutKey({ effect, clauses }: WrittenStatement): boolean {
  return (
    effect === 'Deny' &&
    clauses.some(
      (clause) =>
        clause.folded === MFA_PRESENT && clause.row?.name === 'Null' && isValue(clause, 'true'),
    )
  );
}

/** Another operator is enough where the value stays. */
function fixable({ row, operator }: WrittenClause): boolean {
  return row?.name === 'Bool' && (operator.ifExists || row.name === operator.base);
}
