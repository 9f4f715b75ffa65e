import { quoted } from '../../../grammar/json/members.ts';
import type { JsonNode } from '../../../grammar/json/tree.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import { objectNode, textNode, textOf } from '../node.ts';
import { assembleUserPools } from './assemble-user-pools.ts';
import type { AttachedRoles, Doubt, Piece } from './piece.ts';

/** The pieces of all files, put together by the ids that they name. */
export interface Assembled {
  readonly identityPool?: JsonNode;
  readonly userPools: JsonNode;
  readonly doubts: readonly Doubt[];
  readonly diagnostics: readonly Diagnostic[];
}

export interface AssembleOptions {
  /** The id of the identity pool that is meant, or the name that the file gives it. */
  readonly pool?: string;
  readonly accountId?: string;
}

type PoolPiece = Extract<Piece, { readonly kind: 'identityPool' }>;

/** Puts together one identity pool and all user pools; roles need no putting together. */
export function assemble(pieces: readonly Piece[], options: AssembleOptions): Assembled {
  const pools = pieces.filter((piece) => piece.kind === 'identityPool');
  const chosen = choosePool(pools, options.pool);
  const { node: userPools, diagnostics } = assembleUserPools(pieces);
  if ('fault' in chosen) {
    return { userPools, doubts: [], diagnostics: [chosen.fault, ...diagnostics] };
  }
  return {
    identityPool: withAttached(chosen.pool, pieces, options),
    userPools,
    doubts: doubtsOf(chosen.pool, pieces),
    diagnostics,
  };
}

function choosePool(
  pools: readonly PoolPiece[],
  wanted: string | undefined,
): { readonly pool: PoolPiece } | { readonly fault: Diagnostic } {
  const fitting = wanted === undefined ? pools : pools.filter((pool) => isCalled(pool, wanted));
  const [pool, second] = fitting;
  const names = pools.slice(0, 10).map((pool) => quoted(shortNameOf(pool, pools)));
  if (pool && !second) return { pool };
  if (second) {
    return {
      fault: {
        code: 'extract/several-pools',
        severity: 'error',
        message: `the files tell of ${fitting.length} identity pools`,
        help: `say which one is meant: ${names.join(', ')}`,
      },
    };
  }
  const called = wanted === undefined ? '' : ` ${quoted(wanted)}`;
  return {
    fault: {
      code: 'extract/no-pool',
      severity: 'error',
      message: `the files tell of no identity pool${called}`,
      help:
        names.length > 0
          ? `there are ${names.join(', ')}`
          : 'give the output of `aws cognito-identity describe-identity-pool`, a template or a plan',
    },
  };
}

/** What the file calls it, unless another one is called so, too. */
function shortNameOf({ id, name }: PoolPiece, pools: readonly PoolPiece[]): string {
  const isOwn = pools.filter((pool) => pool.name === name).length === 1;
  return name !== undefined && isOwn ? name : id.value;
}

function isCalled({ id, name, members }: PoolPiece, wanted: string): boolean {
  const poolName = members.find(({ key }) => key === 'IdentityPoolName')?.value;
  return id.value === wanted || name === wanted || textOf(poolName) === wanted;
}

function withAttached(
  { id, members }: PoolPiece,
  pieces: readonly Piece[],
  { accountId }: AssembleOptions,
): JsonNode {
  const tags = pieces.flatMap((piece) => {
    if (piece.kind !== 'tagMap' || piece.poolId.value !== id.value) return [];
    const { provider, members: map } = piece;
    const keySpan = provider.span && { keySpan: provider.span };
    return [{ key: provider.value, ...keySpan, value: objectNode(map, provider.span) }];
  });
  return objectNode(
    [
      { key: 'IdentityPoolId', value: id },
      ...(accountId === undefined ? [] : [{ key: 'AccountId', value: textNode(accountId) }]),
      ...members,
      ...(attachmentsOf(id.value, pieces).at(-1)?.members ?? []),
      ...(tags.length > 0 ? [{ key: 'PrincipalTags', value: objectNode(tags) }] : []),
    ],
    id.span,
  );
}

function attachmentsOf(poolId: string, pieces: readonly Piece[]): readonly AttachedRoles[] {
  return pieces.flatMap((piece) =>
    piece.kind === 'attachment' && piece.poolId.value === poolId ? [piece] : [],
  );
}

function doubtsOf({ id }: PoolPiece, pieces: readonly Piece[]): readonly Doubt[] {
  const attachments = attachmentsOf(id.value, pieces);
  return [
    ...pieces.flatMap((piece) => strayDoubt(piece, pieces)),
    ...attachments.slice(1).map(secondDoubt),
  ];
}

/** Something for a pool of which no file tells: it may be this one under another name. */
function strayDoubt(piece: Piece, pieces: readonly Piece[]): readonly Doubt[] {
  if (piece.kind !== 'attachment' && piece.kind !== 'tagMap') return [];
  const { value, span } = piece.poolId;
  if (pieces.some((pool) => pool.kind === 'identityPool' && pool.id.value === value)) return [];
  return [
    {
      what: value,
      why: 'something is attached to this identity pool, of which no file tells',
      path: ['identityPool'],
      ...(span && { span }),
    },
  ];
}

function secondDoubt({ poolId, span }: AttachedRoles): Doubt {
  return {
    what: `roles of ${poolId.value}`,
    why: 'they are attached more than once, and the attachment that is made last replaces the others',
    path: ['identityPool'],
    ...(span && { span }),
  };
}
