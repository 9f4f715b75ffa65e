import { nodeFromValue } from '../../../grammar/json/from-value.ts';
import type { JsonMember, JsonNode, JsonObject } from '../../../grammar/json/tree.ts';
import { askTrust } from '../../cognito/ask-trust.ts';
import { type PoolService, poolServices } from '../../cognito/pool-service.ts';
import { readPolicyNode } from '../../policy/read-policy.ts';
import { foldCase } from '../../text/fold-case.ts';
import type {
  WrittenClause,
  WrittenPolicy,
  WrittenPrincipalEntry,
  WrittenStatement,
} from '../written.ts';
import { coveringEntry } from './coverage.ts';

/** Which identities of an identity pool a trust policy lets in, as far as it tells. */
export interface CognitoAccess {
  readonly guests: Admission;
  readonly authenticated: Admission;
  /** Whether nobody but identities of a pool gets in. */
  readonly exclusive: boolean;
}

/** `maybe`: something in the trust policy is not known. */
export type Admission = 'yes' | 'no' | 'maybe';

const ASSUME = 'sts:AssumeRoleWithWebIdentity';

/** A pool's service as the principal of a statement that lets its identities assume the role. */
export interface PoolPrincipal {
  readonly entry: WrittenPrincipalEntry;
  readonly service: PoolService;
}

const byProvider = new Map(poolServices.map((service) => [service.provider, service]));

export function poolPrincipals({
  effect,
  action,
  principal,
}: WrittenStatement): readonly PoolPrincipal[] {
  if (effect !== 'Allow' || !action || action.negated || !principal || principal.negated) return [];
  if (!coveringEntry(action, ASSUME)) return [];
  return principal.entries.flatMap((entry) => {
    const service = entry.kind === 'Federated' ? byProvider.get(entry.text) : undefined;
    return service ? [{ entry, service }] : [];
  });
}

/** What a key is called behind the name of a pool's service: `aud`; absent for other keys. */
export function poolClaim(folded: string): string | undefined {
  const colon = folded.indexOf(':');
  return keyPrefixes.has(folded.slice(0, Math.max(0, colon))) ? folded.slice(colon + 1) : undefined;
}

const keyPrefixes: ReadonlySet<string> = new Set(
  poolServices.flatMap((service) => service.keyPrefixes.map(foldCase)),
);

/** The clauses of a statement that ask for a claim's value; what nobody can read may ask too. */
export function clausesOnClaim(
  { clauses }: WrittenStatement,
  claim: string,
): readonly WrittenClause[] {
  return clauses.filter(
    ({ folded, row }) => row?.asks !== 'presence' && poolClaim(folded) === claim,
  );
}

/** Which identities a trust policy lets in; absent where it does not name a pool's service. */
export function cognitoAccess(trust: WrittenPolicy | undefined): CognitoAccess | undefined {
  if (!trust) return undefined;
  const known = remembered.get(trust);
  if (known !== undefined || remembered.has(trust)) return known;
  const access = accessIn(trust);
  remembered.set(trust, access);
  return access;
}

const remembered = new WeakMap<WrittenPolicy, CognitoAccess | undefined>();

function accessIn({ statements }: WrittenPolicy): CognitoAccess | undefined {
  const admitting = statements.flatMap((statement) =>
    poolPrincipals(statement).map(({ service }) => ({ statement, service })),
  );
  if (admitting.length === 0) return undefined;
  const allows = statements.filter(({ effect }) => effect === 'Allow');
  const any = (identity: Identity) =>
    best(admitting.map((one) => admits(one, statements, identity)));
  return {
    guests: any('guest'),
    authenticated: any('user'),
    exclusive: allows.every(({ principal, action }) => {
      const names = principal?.entries.every(
        ({ kind, text }) => kind === 'Federated' && byProvider.has(text),
      );
      return names === true && principal?.partial === false && !principal.everyone && !!action;
    }),
  };
}

type Identity = 'guest' | 'user';

/** No role has room for so many in its trust policy. */
const MOST_STATEMENTS = 200;

function best(admissions: readonly Admission[]): Admission {
  if (admissions.includes('yes')) return 'yes';
  return admissions.includes('maybe') ? 'maybe' : 'no';
}

interface Admitting {
  readonly statement: WrittenStatement;
  readonly service: PoolService;
}

/** Whether guests, or users of some provider, get in by one statement. */
export function admits(
  { statement, service }: Admitting,
  statements: readonly WrittenStatement[],
  identity: Identity,
): Admission {
  if (statements.length > MOST_STATEMENTS) return 'maybe';
  const clauses = methodClauses(statement);
  if (clauses.some(({ partial, row }) => partial || !row)) return 'maybe';
  const denials = statements.filter(isPlainDenial);
  const texts = clauses.flatMap(({ values }) => values.map(({ text }) => text));
  const tries =
    identity === 'guest'
      ? [['unauthenticated']]
      : [['authenticated'], ['authenticated', ...texts.filter(isProvider)]];
  const opens = tries.some((methods) => opensFor(methods, [statement, ...denials], service));
  if (!opens) return statement.conditionHidden && identity === 'user' ? 'maybe' : 'no';
  return statement.conditionHidden ? 'maybe' : 'yes';
}

function methodClauses({ clauses }: WrittenStatement): readonly WrittenClause[] {
  return clauses.filter(({ folded }) => poolClaim(folded) === 'amr');
}

/** Values of `amr` that are neither of the two words; a provider stands for itself. */
function isProvider(text: string): boolean {
  return !/^[*?]*(?:un)?authenticated[*?]*$/.test(text);
}

/** A Deny that is about nothing but how somebody signed in. */
function isPlainDenial({ effect, clauses, conditionHidden }: WrittenStatement): boolean {
  return (
    effect === 'Deny' &&
    !conditionHidden &&
    clauses.every(({ folded, partial, row }) => row && !partial && poolClaim(folded) === 'amr')
  );
}

/** Asks STS, with every condition but those on `amr` taken for met. */
function opensFor(
  methods: readonly string[],
  statements: readonly WrittenStatement[],
  service: PoolService,
): boolean {
  const document = nodeOf(statements);
  const { value: trust } = readPolicyNode(document, { type: 'trust', name: 'trust' });
  if (!trust) return false;
  const { answer } = askTrust({
    role: { arn: ROLE, trust, policies: [], tags: new Map() },
    token: {
      service,
      poolId: 'us-east-1:00000000-0000-4000-8000-000000000000',
      methods,
      tags: { tags: new Map(), open: new Set(), refused: [], absent: [] },
      certainty: 'documented',
    },
  });
  return answer === 'allowed';
}

const ROLE = 'arn:aws:iam::111122223333:role/role';

function nodeOf(statements: readonly WrittenStatement[]): JsonNode {
  return {
    kind: 'object',
    members: [
      { key: 'Version', value: nodeFromValue('2012-10-17') },
      { key: 'Statement', value: { kind: 'array', items: statements.map(bareStatement) } },
    ],
  };
}

/** A statement of a trust policy with nothing in it but who, what, and how they signed in. */
function bareStatement(statement: WrittenStatement): JsonObject {
  const { effect, action, principal } = statement;
  const byOperator = new Map<string, JsonMember[]>();
  for (const { operator, key, node } of methodClauses(statement)) {
    const members = byOperator.get(operator.text);
    if (members) members.push({ key, value: node });
    else byOperator.set(operator.text, [{ key, value: node }]);
  }
  const condition: JsonObject = {
    kind: 'object',
    members: [...byOperator].map(([key, members]) => ({ key, value: { kind: 'object', members } })),
  };
  return {
    kind: 'object',
    members: [
      { key: 'Effect', value: nodeFromValue(effect) },
      ...(principal ? [{ key: principal.name, value: knownOf(principal) }] : []),
      ...(action
        ? [{ key: action.name, value: nodeFromValue(action.entries.map(({ text }) => text)) }]
        : []),
      { key: 'Condition', value: condition },
    ],
  };
}

function knownOf({ everyone, entries }: NonNullable<WrittenStatement['principal']>): JsonNode {
  if (everyone) return nodeFromValue('*');
  const federated = entries.filter(({ kind }) => kind === 'Federated').map(({ text }) => text);
  return nodeFromValue({ Federated: federated });
}
