import type { JsonNode } from '../../../grammar/json/tree.ts';
import { startReporting } from '../../cognito/cognito-faults.ts';
import { readRoleDescriptions } from '../../cognito/read-cognito-scenario.ts';
import { readIdentityPool } from '../../cognito/read-identity-pool.ts';
import { readUserPools } from '../../cognito/read-user-pools.ts';
import { type Diagnostic, hasErrors } from '../../text/diagnostic.ts';
import type { SourceText } from '../../text/source.ts';
import { identityPoolNames, loadCognito } from '../cognito/load-cognito.ts';
import { member, textOf } from '../node.ts';
import type { FoundPool } from './found-policy.ts';
import { stackFacts } from './stand-ins.ts';

interface FoundPools {
  readonly pools: readonly FoundPool[];
  /** What AWS would refuse to save. */
  readonly diagnostics: readonly Diagnostic[];
}

const NONE: FoundPools = { pools: [], diagnostics: [] };

/** Finds the identity pools that a file tells of: a template, a plan, an answer of AWS or a scenario. */
export function findPools(node: JsonNode, source: SourceText): FoundPools {
  const pool = member(node, 'identityPool');
  if (pool) return inScenario(node, pool, source);
  if (!/IdentityPool|identity_pool/.test(source.text)) return NONE;
  const files = [{ path: source.path, text: source.text }];
  const loads = identityPoolNames(files, stackFacts).map((name) => ({
    name,
    load: loadCognito(files, { ...stackFacts, pool: name }),
  }));
  return {
    pools: loads.flatMap(({ name, load }) => (load.value ? [{ name, loaded: load.value }] : [])),
    diagnostics: loads.flatMap(({ load }) => load.diagnostics),
  };
}

function inScenario(node: JsonNode, pool: JsonNode, source: SourceText): FoundPools {
  const reporting = startReporting();
  const { report, diagnostics } = reporting;
  const place = (name: string) => {
    const part = member(node, name);
    return part && { node: part, path: [name] };
  };
  const identityPool = readIdentityPool(report, { node: pool, path: ['identityPool'] });
  const roles = readRoleDescriptions({ ...reporting, source }, place('roles'));
  const userPools = readUserPools(report, place('userPools'));
  if (!identityPool || hasErrors(diagnostics)) return { pools: [], diagnostics };
  const name = textOf(member(node, 'id')) ?? identityPool.id;
  const loaded = { identityPool, roles, userPools, unresolved: [], parts: node };
  return { pools: [{ name, loaded }], diagnostics };
}
