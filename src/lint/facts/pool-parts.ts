import { readArn } from '../../../grammar/arn/read-arn.ts';
import { quoted } from '../../../grammar/json/members.ts';
import type { IdentityPool, MappingRule } from '../../cognito/identity-pool.ts';
import { providerNameOf } from '../../cognito/issue-id-token.ts';
import { kindOfProvider } from '../../cognito/login-provider.ts';
import type { Client, UserPool } from '../../cognito/user-pool.ts';
import { member } from '../../extract/node.ts';
import { standInAccount } from '../../extract/policies/stand-ins.ts';
import type { Path } from '../../policy/policy-faults.ts';
import type { WrittenPool } from '../written-pool.ts';

/** Whether the file tells what stands at a place, and above and below it; names of its own will do. */
export function isKnown({ loaded }: WrittenPool, ...path: Path): boolean {
  return !loaded.unresolved.some((one) => !one.symbol && meets(one.path, path));
}

/** The same where the text itself matters; above it stand only the names that others have. */
export function isTold(pool: WrittenPool, ...path: Path): boolean {
  return (
    isKnown(pool, ...path) &&
    !pool.loaded.unresolved.some((one) => one.path.length >= path.length && meets(one.path, path))
  );
}

function meets(one: Path, other: Path): boolean {
  return one.every((step, index) => index >= other.length || step === other[index]);
}

/** A text for a message: what the file calls the thing, where the text is made up. */
export function nameIn({ loaded }: WrittenPool, text: string): string {
  const [meant] = loaded.unresolved.filter(
    ({ symbol, placeholder }) => symbol && placeholder !== undefined && text.includes(placeholder),
  );
  return quoted(meant?.what ?? text);
}

/** Whether the file tells which roles the pool has: an answer about the pool alone does not. */
export function tellsRoles({ loaded: { parts } }: WrittenPool): boolean {
  const pool = member(parts, 'identityPool');
  return ['Roles', 'RoleMappings'].some((name) => member(pool, name) !== undefined);
}

/** A rule of a role mapping, and where it stands. */
export interface PlacedRule {
  readonly rule: MappingRule;
  readonly index: number;
  /** The key of the mapping. */
  readonly provider: string;
  readonly path: Path;
}

/** The rules of all mappings of which everything is known but the names of things. */
export function placedRules(pool: WrittenPool): readonly PlacedRule[] {
  return [...pool.loaded.identityPool.roleMappings].flatMap(([provider, mapping]) => {
    if (mapping.type !== 'Rules') return [];
    const path = ['identityPool', 'RoleMappings', provider, 'RulesConfiguration', 'Rules'];
    return mapping.rules.flatMap((rule, index) => {
      const at = [...path, index];
      const told = ['Claim', 'MatchType', 'Value'].every((name) => isTold(pool, ...at, name));
      return told ? [{ rule, index, provider, path: at }] : [];
    });
  });
}

/** The user pool and the app client of a mapping's key. */
export interface ClientOfKey {
  readonly userPool: UserPool;
  readonly index: number;
  readonly client?: Client;
}

export function clientOfKey({ loaded }: WrittenPool, key: string): ClientOfKey | undefined {
  const index = loaded.userPools.findIndex((one) => key.startsWith(`${providerNameOf(one)}:`));
  const userPool = loaded.userPools[index];
  if (!userPool) return undefined;
  const client = userPool.clients.find(
    ({ clientId }) => key === `${providerNameOf(userPool)}:${clientId}`,
  );
  return { userPool, index, ...(client && { client }) };
}

export function isUserPoolKey(pool: IdentityPool, key: string): boolean {
  return kindOfProvider(pool, key) === 'userPool';
}

/** The account of a role, where the file tells it. */
export function accountOf(arn: string): string | undefined {
  const account = readArn(arn)?.account;
  return account !== undefined && /^\d{12}$/.test(account) && account !== standInAccount
    ? account
    : undefined;
}
