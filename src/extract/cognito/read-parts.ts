import type { JsonNode } from '../../../grammar/json/tree.ts';
import { type Report, startReporting } from '../../cognito/cognito-faults.ts';
import type { RoleDescription } from '../../cognito/cognito-scenario.ts';
import type { IdentityPool } from '../../cognito/identity-pool.ts';
import { readRoleDescriptions } from '../../cognito/read-cognito-scenario.ts';
import { readIdentityPool } from '../../cognito/read-identity-pool.ts';
import { readUserPools } from '../../cognito/read-user-pools.ts';
import type { UserPool } from '../../cognito/user-pool.ts';
import { type Diagnostic, hasErrors } from '../../text/diagnostic.ts';
import type { Gaps } from '../gap.ts';
import { member, membersOf, objectNode } from '../node.ts';
import type { CognitoLoad, LocatedDiagnostic } from './loaded-cognito.ts';
import { openFault } from './open-fault.ts';
import type { Doubt, RolePiece } from './piece.ts';
import { settle } from './settle.ts';
import { scenarioShape } from './shape.ts';
import { located, type ReadFile, type SourceOf } from './sources.ts';
import { startTelling, type Telling } from './unresolved.ts';

/** The parts of a scenario as trees, and what is needed to read them. */
export interface Parts {
  readonly gaps: Gaps;
  readonly identityPool: JsonNode;
  readonly userPools: JsonNode;
  readonly roles: readonly RolePiece[];
  readonly doubts: readonly Doubt[];
  readonly files: readonly ReadFile[];
  readonly sourceOf: SourceOf;
}

/** Reads the parts with the readers of scenarios, so that one meaning stays in one place. */
export function readParts(parts: Parts): CognitoLoad {
  const { gaps, doubts, sourceOf } = parts;
  const telling = startTelling();
  for (const { what, why, path, span } of doubts) telling.tell(gaps.gap(what, why), path, { span });
  const whole = objectNode([
    { key: 'identityPool', value: parts.identityPool },
    { key: 'roles', value: roleNodes(parts.roles) },
    { key: 'userPools', value: parts.userPools },
  ]);
  const settled = settle({ gaps, telling }, whole, scenarioShape, []) ?? whole;
  const pool = readPool(parts, settled, telling);
  const users = readUsers(settled);
  const roles = readRoles(parts, settled);
  const diagnostics = [
    ...located([...pool.diagnostics, ...users.diagnostics], sourceOf),
    ...roles.diagnostics,
  ];
  if (hasErrors(diagnostics) || !pool.value) return { value: undefined, diagnostics };
  const unresolved = telling.unresolved.map((one) => {
    const source = sourceOf(one.span);
    return { ...one, ...(source && { file: source.path }) };
  });
  return {
    value: {
      identityPool: pool.value,
      roles: roles.value,
      userPools: users.value,
      unresolved,
      parts: settled,
    },
    diagnostics,
  };
}

function roleNodes(roles: readonly RolePiece[]): JsonNode {
  return objectNode(
    roles.map(({ arn, members }) => ({
      key: arn.value,
      ...(arn.span && { keySpan: arn.span }),
      value: objectNode(members, arn.span),
    })),
  );
}

interface Read<T> {
  readonly value: T;
  readonly diagnostics: readonly Diagnostic[];
}

/** A fault that rests on what is not known is told as such, and is no fault. */
function readPool(
  { gaps, identityPool }: Parts,
  settled: JsonNode,
  telling: Telling,
): Read<IdentityPool | undefined> {
  const { report, diagnostics } = startReporting();
  const forgiving: Report = (fault) => {
    const open = openFault(gaps, identityPool, fault);
    if (open.length === 0) report(fault);
    else for (const gap of open) telling.tell(gap, fault.path, fault.at);
  };
  const node = member(settled, 'identityPool') ?? settled;
  return { value: readIdentityPool(forgiving, { node, path: ['identityPool'] }), diagnostics };
}

function readUsers(settled: JsonNode): Read<readonly UserPool[]> {
  const { report, diagnostics } = startReporting();
  const node = member(settled, 'userPools');
  return { value: readUserPools(report, node && { node, path: ['userPools'] }), diagnostics };
}

interface ReadRoles {
  readonly value: ReadonlyMap<string, RoleDescription>;
  readonly diagnostics: readonly LocatedDiagnostic[];
}

/** File by file: a policy keeps its source for what is said of it later. */
function readRoles({ roles, files }: Parts, settled: JsonNode): ReadRoles {
  const value = new Map<string, RoleDescription>();
  const diagnostics: LocatedDiagnostic[] = [];
  for (const { source } of files) {
    const own = new Set(roles.flatMap(({ arn, file }) => (file === source.path ? arn.value : [])));
    const members = membersOf(member(settled, 'roles')).filter(({ key }) => own.has(key));
    const reporting = startReporting();
    const place = { node: objectNode(members), path: ['roles'] };
    for (const [arn, role] of readRoleDescriptions({ ...reporting, source }, place)) {
      value.set(arn, role);
    }
    diagnostics.push(...reporting.diagnostics.map((diagnostic) => ({ ...diagnostic, source })));
  }
  return { value, diagnostics };
}
