import type { JsonMember, JsonNode } from '../../../grammar/json/tree.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import { listNode, membersOf, objectNode, textOf } from '../node.ts';
import type { InUserPool, Members, Piece } from './piece.ts';

/** A user pool, and what the files tell to be in it. */
interface Collected {
  readonly id: JsonNode;
  readonly members: Members;
  readonly lists: Readonly<Record<InUserPool['kind'], JsonNode[]>>;
}

interface UserPoolNodes {
  readonly node: JsonNode;
  readonly diagnostics: readonly Diagnostic[];
}

/** Puts clients, groups and users into their user pools. */
export function assembleUserPools(pieces: readonly Piece[]): UserPoolNodes {
  const inside = pieces.filter((piece) => 'node' in piece);
  const pools = new Map<string, Collected>();
  for (const piece of pieces) {
    if (piece.kind === 'userPool') pools.set(piece.id.value, collected(piece.id, piece.members));
  }
  for (const { userPoolId: id } of inside) {
    if (id && !pools.has(id.value)) pools.set(id.value, collected(id, []));
  }
  const diagnostics = inside.flatMap((piece) => put(piece, pools));
  return { node: listNode([...pools.values()].map(userPoolNode)), diagnostics };
}

/** What does not say where it belongs belongs to the only pool. */
function put(
  { kind, userPoolId, node }: InUserPool,
  pools: ReadonlyMap<string, Collected>,
): readonly Diagnostic[] {
  const [only, second] = pools.values();
  const pool = userPoolId ? pools.get(userPoolId.value) : second ? undefined : only;
  pool?.lists[kind].push(node);
  return pool ? [] : [homeless(kind, node)];
}

function collected(id: JsonNode, members: Members): Collected {
  return { id, members, lists: { clients: [], groups: [], users: [] } };
}

function homeless(kind: InUserPool['kind'], { span }: JsonNode): Diagnostic {
  return {
    code: 'extract/no-user-pool',
    severity: 'error',
    message: `the files do not tell which user pool these ${kind} are in`,
    help: 'give the output of `aws cognito-idp describe-user-pool` for that one pool',
    ...(span && { span }),
  };
}

function userPoolNode({ id, members, lists }: Collected): JsonNode {
  const listed = Object.entries(lists).flatMap(([key, items]): JsonMember[] =>
    items.length > 0 ? [{ key, value: listNode(withoutRepeats(items)) }] : [],
  );
  return objectNode([{ key: 'UserPoolId', value: id }, ...listed, ...members], id.span);
}

/** Several files may tell of the same user or group; the last one counts. */
function withoutRepeats(nodes: readonly JsonNode[]): readonly JsonNode[] {
  const byName = new Map<string, JsonNode>();
  for (const node of nodes) byName.set(nameOf(node) ?? `nameless ${byName.size}`, node);
  return [...byName.values()];
}

const names = ['ClientId', 'GroupName', 'Username'];

function nameOf(node: JsonNode): string | undefined {
  return textOf(membersOf(node).find(({ key }) => names.includes(key))?.value);
}
