import { askTrust, type TrustAnswer } from '../../cognito/ask-trust.ts';
import type { RoleDescription } from '../../cognito/cognito-scenario.ts';
import type { IdentityPool } from '../../cognito/identity-pool.ts';
import { providerNameOf } from '../../cognito/issue-id-token.ts';
import type { TokenLogin } from '../../cognito/login.ts';
import { issuerOf, kindOfProvider } from '../../cognito/login-provider.ts';
import { poolServices } from '../../cognito/pool-service.ts';
import { type PoolToken, poolToken } from '../../cognito/pool-token.ts';
import { sessionNameOf } from '../../cognito/session.ts';
import type { Policy } from '../../policy/policy.ts';
import type { Path } from '../../policy/policy-faults.ts';
import type { WrittenPool } from '../written-pool.ts';
import { poolClaim } from './cognito-access.ts';
import { isKnown, isTold } from './pool-parts.ts';

/** A role that a pool hands out, and to whom. */
export interface HandedRole {
  readonly arn: string;
  readonly path: Path;
  /** None for guests. */
  readonly logins: readonly TokenLogin[];
}

/** Every role that the pool may hand out in the enhanced flow (section 2.3). */
export function handedRoles(pool: WrittenPool): readonly HandedRole[] {
  const known = remembered.get(pool);
  if (known) return known;
  const found = findHandedRoles(pool);
  remembered.set(pool, found);
  return found;
}

const remembered = new WeakMap<WrittenPool, readonly HandedRole[]>();

function findHandedRoles(pool: WrittenPool): readonly HandedRole[] {
  const { identityPool } = pool.loaded;
  const { roles, allowUnauthenticatedIdentities: guests } = identityPool;
  const path = ['identityPool', 'Roles'];
  const keys = providerKeys(identityPool);
  const byDefault = keys.filter((key) => {
    const mapping = identityPool.roleMappings.get(key);
    return mapping?.ambiguousRoleResolution !== 'Deny';
  });
  const usual = byDefault.map((key) => loginOf(identityPool, key));
  const handed: HandedRole[] = [];
  if (guests && roles.unauthenticated !== undefined) {
    handed.push({ arn: roles.unauthenticated, path: [...path, 'unauthenticated'], logins: [] });
  }
  if (usual.length > 0 && roles.authenticated !== undefined) {
    handed.push({ arn: roles.authenticated, path: [...path, 'authenticated'], logins: usual });
  }
  return [...handed, ...ruleRoles(identityPool), ...groupRoles(pool)].filter(({ path: at }) =>
    isKnown(pool, ...at),
  );
}

function ruleRoles(pool: IdentityPool): readonly HandedRole[] {
  return [...pool.roleMappings].flatMap(([key, mapping]) =>
    mapping.type === 'Token'
      ? []
      : mapping.rules.map(({ roleArn: arn }, index) => ({
          arn,
          path: [
            'identityPool',
            'RoleMappings',
            key,
            'RulesConfiguration',
            'Rules',
            index,
            'RoleARN',
          ],
          logins: [loginOf(pool, key)],
        })),
  );
}

/** Roles of groups count where the token chooses. */
function groupRoles({ loaded: { identityPool, userPools } }: WrittenPool): readonly HandedRole[] {
  return userPools.flatMap((userPool, pool) => {
    const provider = `${providerNameOf(userPool)}:`;
    const logins = [...identityPool.roleMappings]
      .filter(([key, { type }]) => type === 'Token' && key.startsWith(provider))
      .map(([key]) => loginOf(identityPool, key));
    if (logins.length === 0) return [];
    return userPool.groups.flatMap(({ roleArn: arn }, index) =>
      arn === undefined
        ? []
        : [{ arn, path: ['userPools', pool, 'groups', index, 'RoleArn'], logins }],
    );
  });
}

/** Every provider as role mappings name it. */
function providerKeys(pool: IdentityPool): readonly string[] {
  return [
    ...pool.cognitoIdentityProviders.map((one) => `${one.providerName}:${one.clientId}`),
    ...pool.supportedLoginProviders.keys(),
    ...pool.openIdConnectProviders.map(({ arn }) => arn),
    ...pool.samlProviderArns,
    ...(pool.developerProviderName === undefined ? [] : [pool.developerProviderName]),
  ];
}

/** Somebody who comes by a provider, of whom nothing else is known. */
function loginOf(pool: IdentityPool, key: string): TokenLogin {
  const kind = kindOfProvider(pool, key);
  const colon = key.lastIndexOf(':');
  if (kind === 'userPool') {
    const claims = new Map([
      ['sub', 'somebody'],
      ['aud', key.slice(colon + 1)],
    ]);
    return { provider: key.slice(0, colon), claims };
  }
  const provider = kind === 'openIdConnect' ? issuerOf(key) : key;
  return { provider, claims: new Map([['sub', 'somebody']]) };
}

type Answer = TrustAnswer['answer'] | undefined;

/** What STS says; absent where too little is known of role or pool to say. */
export function trustOf(
  pool: WrittenPool,
  handed: HandedRole,
  tags: readonly string[] = [],
): Answer {
  const answers = answered.get(pool) ?? new Map<string, Answer>();
  answered.set(pool, answers);
  const key = JSON.stringify([handed.arn, tags, handed.logins.map(({ provider }) => provider)]);
  if (!answers.has(key)) answers.set(key, askTrustOf(pool, handed, tags));
  return answers.get(key);
}

/** Many groups have one role. */
const answered = new WeakMap<WrittenPool, Map<string, Answer>>();

function askTrustOf(
  pool: WrittenPool,
  { arn, logins }: HandedRole,
  tags: readonly string[],
): Answer {
  const role = pool.loaded.roles.get(arn);
  if (!role?.trust || !isKnown(pool, 'roles', arn, 'AssumeRolePolicyDocument')) return undefined;
  if (!isKnown(pool, 'identityPool', 'IdentityPoolId')) return undefined;
  const proofs = logins.length === 0 ? [[]] : logins.map((login) => [login]);
  const answers = proofs
    .map((proof) => poolToken(pool.loaded.identityPool, { flow: 'enhanced', logins: proof }))
    .flatMap((token) => variants(pool, token, role.trust))
    .map((token) => askFor(role, withTags(token, tags)));
  return (
    (['allowed', 'indeterminate', 'explicitDeny'] as const).find((one) => answers.includes(one)) ??
    'implicitDeny'
  );
}

function askFor(role: RoleDescription, token: PoolToken): TrustAnswer['answer'] {
  const sessionName = sessionNameOf({ flow: 'enhanced' });
  const question = { role, token, ...(sessionName !== undefined && { sessionName }) };
  return askTrust(question, { unspecifiedKeys: 'unknown' }).answer;
}

/** Their values are anybody's guess. */
function withTags(token: PoolToken, tags: readonly string[]): PoolToken {
  return {
    ...token,
    tags: { tags: new Map(), open: new Set(tags), refused: [], absent: [] },
  };
}

/** The token with what the trust policy asks of the user, and of a pool whose id is not told. */
function variants(pool: WrittenPool, token: PoolToken, trust: Policy | undefined): PoolToken[] {
  const asked = valuesAsked(trust, 'amr').filter((text) => text.includes(':'));
  const known = {
    ...token,
    methods: token.methods.flatMap((one) => [
      one,
      ...asked.filter((text) => text.startsWith(`${one}:`)),
    ]),
  };
  if (isTold(pool, 'identityPool', 'IdentityPoolId')) return [known];
  const ids = [token.poolId, ...valuesAsked(trust, 'aud')];
  return ids.flatMap((poolId) => poolServices.map((service) => ({ ...known, poolId, service })));
}

/** The values of a claim that a trust policy asks for. */
export function valuesAsked(trust: Policy | undefined, claim: string): readonly string[] {
  return (trust?.statements ?? []).flatMap(({ condition = [] }) =>
    condition.flatMap(({ clauses }) =>
      clauses.flatMap(({ key, values }) =>
        poolClaim(key.folded) === claim ? values.map(({ text }) => text) : [],
      ),
    ),
  );
}
