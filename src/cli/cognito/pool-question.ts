import { cognitoErrorJson } from '../../report/cognito/answer-json.ts';
import { symbolsText } from '../../report/cognito/open-value.ts';
import { findingsText } from '../../report/findings.ts';
import { painter } from '../../report/paint.ts';
import { type ExitCode, exitCodes, type Io, STDIN } from '../io.ts';
import { refuseUsage } from '../usage.ts';
import type { AskedPool } from './asked-pool.ts';
import type { PoolArguments } from './load-pool.ts';

interface PoolFlags extends PoolArguments {
  readonly scenario: readonly string[];
  readonly format: 'text' | 'json' | 'ndjson';
  readonly quiet: boolean;
}

type PoolOrCode = { readonly pool?: AskedPool } | { readonly code: ExitCode };

/**
 * The pool that --pool names, if it does. What the files do not tell is said on standard error; if
 * they cannot be read, the exit code is all that there is.
 */
export async function askPool(command: string, given: PoolFlags, io: Io): Promise<PoolOrCode> {
  if (given.pool.length === 0) return withoutPool(command, given, io);
  // What reads templates is loaded only here: scenarios need none of it.
  const { loadPool } = await import('./load-pool.ts');
  if ([given.pool, given.scenario].every((names) => names.includes(STDIN))) {
    return { code: refuseUsage(command, TWICE, io) };
  }
  const pool = await loadPool(given, io);
  if ('problem' in pool) return { code: refuseUsage(command, pool, io) };
  if ('faults' in pool) {
    io.err(findingsText(pool.faults, painter(false)));
    if (given.format !== 'text') {
      const errors = pool.faults.filter(({ severity }) => severity === 'error');
      await io.out(`${JSON.stringify(cognitoErrorJson(undefined, errors, undefined))}\n`);
    }
    return { code: exitCodes.badInput };
  }
  if (!given.quiet) tell(pool, io);
  return { pool };
}

const TWICE = { problem: 'standard input cannot be both the pool and the scenarios' };

function withoutPool(command: string, given: PoolFlags, io: Io): PoolOrCode {
  const { poolName, region, account, parameter } = given;
  const idle = Object.entries({ 'pool-name': poolName, region, account, parameter }).find(
    ([, value]) => value !== undefined && value.length > 0,
  );
  if (idle === undefined) return {};
  const problem = `--${idle[0]} says something about the files of --pool, and there are none`;
  return { code: refuseUsage(command, { problem }, io) };
}

function tell({ findings, symbols }: AskedPool, io: Io): void {
  if (findings.length > 0) io.err(findingsText(findings, painter(false)));
  if (symbols.length > 0) {
    io.err(
      `note: not named by the files, and the same thing wherever it stands: ${symbolsText(symbols)}\n`,
    );
  }
}
