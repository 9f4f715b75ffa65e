import { quoted } from '../../../grammar/json/members.ts';
import { type PoolService, poolServiceNames, poolServices } from '../../cognito/pool-service.ts';
import { foldCase } from '../../text/fold-case.ts';
import { poolClaim, poolPrincipals } from '../facts/cognito-access.ts';
import { keyPlace } from '../facts/conditions.ts';
import { defineRule, type Finding } from '../rule.ts';
import type { WrittenPrincipalEntry, WrittenStatement } from '../written.ts';

export const cognitoWrongPrincipal = defineRule({
  meta: {
    id: 'cognito-wrong-principal',
    severity: 'error',
    summary: 'a trust policy names identity pools in a way that no token of theirs fits',
    why: 'tokens of identity pools come from the federated principal of their partition, and bring condition keys that begin as it is called there',
    help: 'write `{ "Federated": "cognito-identity.amazonaws.com" }`, in other partitions the name that identity pools have there, and the keys that go with it',
    appliesTo: ['trust'],
    category: 'cognito',
    recommended: true,
    fix: 'none',
    since: '0.1.0',
    equivalents: ['COG-T7'],
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Principal": { "Service": "cognito-identity.amazonaws.com" }, "Action": "sts:AssumeRoleWithWebIdentity" }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Principal": { "Federated": "cognito-identity.amazonaws.com" }, "Action": "sts:AssumeRoleWithWebIdentity" }',
      },
    },
  },
  check: () => ({
    *principal(entry, statement) {
      if (statement.effect !== 'Allow' || statement.principal?.negated) return;
      const message = faultOf(entry, statement);
      if (message !== undefined) yield { at: entry, message };
    },
    *statement(statement) {
      const services = poolPrincipals(statement).map(({ service }) => service);
      if (services.length > 0) yield* foreignKeys(statement, services);
    },
  }),
});

function faultOf(
  { kind, text }: WrittenPrincipalEntry,
  { clauses }: WrittenStatement,
): string | undefined {
  if (kind === 'Service' && poolServiceNames.has(text)) {
    return `${quoted(text)} is a federated principal, not a service principal`;
  }
  if (kind === 'Federated' && !poolServices.some(({ provider }) => provider === text)) {
    if (poolServiceNames.has(text))
      return `no token comes from ${quoted(text)}: keys begin so, and the principal has the region in its name`;
  }
  const asksPool = clauses.some(({ folded }) => poolClaim(folded) !== undefined);
  return asksPool && isUserPool(text)
    ? `${quoted(text)} is about user pools, whose tokens do not bring the keys of identity pools that are asked for`
    : undefined;
}

function isUserPool(text: string): boolean {
  return /^(?:arn:[^:]*:iam:[^:]*:[^:]*:oidc-provider\/)?cognito-idp\./.test(text);
}

function* foreignKeys(
  { clauses }: WrittenStatement,
  services: readonly PoolService[],
): Iterable<Finding> {
  const own = new Set(services.flatMap(({ keyPrefixes }) => keyPrefixes.map(foldCase)));
  for (const clause of clauses) {
    const { folded, key } = clause;
    if (poolClaim(folded) === undefined || own.has(folded.slice(0, folded.indexOf(':')))) continue;
    yield {
      at: keyPlace(clause),
      message: `tokens of this principal do not bring ${quoted(key)}, which is a key of another partition`,
      help: `write a key that begins with ${services.map(({ keyPrefixes }) => quoted(keyPrefixes[0] ?? '')).join(' or ')}`,
    };
  }
}
