import { foldCase } from '../../text/fold-case.ts';
import { identityTypes, resourceTypes } from '../applies-to.ts';
import { changeOperator, keyPlace } from '../facts/conditions.ts';
import { lazily } from '../facts/lazily.ts';
import { writeInstead } from '../facts/replacement.ts';
import { defineRule } from '../rule.ts';
import type { WrittenClause, WrittenStatement } from '../written.ts';

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
  check: ({ policy }) => {
    const deniedElsewhere = lazily(() => policy.statements.some(deniesWithoutKey));
    return {
      *statement(statement) {
        const clauses = statement.conditionHidden ? [] : statement.clauses.filter(isAboutMfa);
        for (const clause of clauses.length > 0 ? relevant(statement, clauses) : []) {
          const mistake = mistakeOf(clause, statement, deniedElsewhere);
          if (!mistake) continue;
          const { message, operator } = mistake;
          yield {
            at: keyPlace(clause),
            message,
            ...(operator &&
              writeInstead(
                'unsafe',
                operator,
                changeOperator(policy, statement, clause, operator),
              )),
          };
        }
      },
    };
  },
});

/** In an Allow, asking for the key as well as for its value is right. */
function relevant({ effect }: WrittenStatement, clauses: readonly WrittenClause[]) {
  const asksValue = effect === 'Allow' && clauses.some(({ row }) => row?.name === 'Bool');
  return asksValue ? clauses.filter(({ row }) => row?.name === 'Bool') : clauses;
}

function mistakeOf(
  clause: WrittenClause,
  { effect }: WrittenStatement,
  deniedElsewhere: () => boolean,
): Mistake | undefined {
  if (effect === 'Allow') return mistakeInAllow(clause);
  const mistake = effect === 'Deny' ? mistakeInDeny(clause) : undefined;
  return mistake && !deniedElsewhere() ? mistake : undefined;
}

interface Mistake {
  readonly message: string;
  /** The operator with which it would be right. */
  readonly operator?: string;
}

function isAboutMfa({ folded, values, operator }: WrittenClause): boolean {
  return (
    folded === 'aws:multifactorauthpresent' &&
    values.length === 1 &&
    operator.quantifier === 'single'
  );
}

function mistakeInDeny(clause: WrittenClause): Mistake | undefined {
  const { row, operator } = clause;
  if (row?.name !== 'Bool' || operator.ifExists || !isValue(clause, 'false')) return undefined;
  return {
    message:
      'requests with long-term access keys carry no `aws:MultiFactorAuthPresent`, and are not denied',
    operator: 'BoolIfExists',
  };
}

function mistakeInAllow(clause: WrittenClause): Mistake | undefined {
  const { row, operator } = clause;
  if (isValue(clause, 'true')) {
    if (row?.name !== 'Bool' || !operator.ifExists) return undefined;
    return {
      message:
        'requests with long-term access keys carry no `aws:MultiFactorAuthPresent`, and pass this check',
      operator: 'Bool',
    };
  }
  if (!isValue(clause, 'false')) return undefined;
  if (row?.name === 'Bool') return { message: 'this allows only without MFA' };
  return row?.name === 'Null'
    ? { message: 'sessions without MFA carry `aws:MultiFactorAuthPresent` too, as `false`' }
    : undefined;
}

function isValue({ values }: WrittenClause, wanted: string): boolean {
  return values.every(({ text }) => foldCase(text) === wanted);
}

function deniesWithoutKey({ effect, clauses }: WrittenStatement): boolean {
  return (
    effect === 'Deny' &&
    clauses.some(
      (clause) => isAboutMfa(clause) && clause.row?.name === 'Null' && isValue(clause, 'true'),
    )
  );
}
