import { quoted } from '../../../grammar/json/members.ts';
import { clausesOnClaim, poolPrincipals } from '../facts/cognito-access.ts';
import { keyPlace } from '../facts/conditions.ts';
import { hasBareWildcard, isOpen } from '../facts/values.ts';
import { defineRule, type Finding } from '../rule.ts';
import type { WrittenClause, WrittenValue } from '../written.ts';

export const cognitoTrustBadAud = defineRule({
  meta: {
    id: 'cognito-trust-bad-aud',
    severity: 'securityWarning',
    summary: 'a trust policy asks for an identity pool in a way that others pass, or none',
    why: 'the id of a pool is a region and a UUID that AWS gives out: whatever lets another one through lets in identities of strangers, and whatever is no such id lets in nobody',
    help: 'ask with `StringEquals` for the whole id of the pool: `region:uuid`',
    appliesTo: ['trust'],
    category: 'cognito',
    recommended: true,
    fix: 'none',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Principal": { "Federated": "cognito-identity.amazonaws.com" }, "Action": "sts:AssumeRoleWithWebIdentity", "Condition": { "StringLike": { "cognito-identity.amazonaws.com:aud": "us-east-1:*" } } }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Principal": { "Federated": "cognito-identity.amazonaws.com" }, "Action": "sts:AssumeRoleWithWebIdentity", "Condition": { "StringEquals": { "cognito-identity.amazonaws.com:aud": "us-east-1:11111111-1111-4111-8111-111111111111" } } }',
      },
    },
  },
  check: () => ({
    *statement(statement) {
      if (poolPrincipals(statement).length === 0) return;
      const clauses = clausesOnClaim(statement, 'aud');
      const limited = clauses.some((clause) => weakness(clause) === undefined);
      for (const clause of clauses) {
        const fault = weakness(clause);
        if (fault === undefined) yield* badValues(clause);
        // A weak clause beside a good one takes nothing away from it.
        else if (!limited) yield { at: keyPlace(clause), message: fault };
      }
    },
  }),
});

/** Why a clause lets tokens of other pools through, whatever its values are. */
function weakness({ row, operator }: WrittenClause): string | undefined {
  const name = quoted(operator.text);
  if (row?.negated) return `${name} lets in every identity pool but those that it names`;
  if (operator.ifExists) return `${name} lets a token without an identity pool through`;
  return operator.quantifier === 'forAllValues'
    ? `${name} lets a token without an identity pool through`
    : undefined;
}

function* badValues({ row, values }: WrittenClause): Iterable<Finding> {
  for (const value of values) {
    if (isOpen(value.text)) continue;
    const wild = hasBareWildcard(value.text);
    if (wild && row?.name.startsWith('StringLike')) {
      yield { at: value, message: `${quoted(value.text)} is every identity pool whose id fits` };
    } else if (!isPoolId(value)) {
      yield {
        at: value,
        severity: 'error',
        message: `${quoted(value.text)} is not the id of an identity pool, so that nobody can assume the role by it`,
      };
    }
  }
}

function isPoolId({ text }: WrittenValue): boolean {
  return text.length <= 55 && /^[a-z0-9-]+:[0-9a-f-]+$/.test(text);
}
