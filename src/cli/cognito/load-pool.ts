import { quoted } from '../../../grammar/json/members.ts';
import type { CognitoOptions } from '../../cognito/what-if.ts';
import { type LoadCognitoOptions, loadCognito } from '../../extract/cognito/load-cognito.ts';
import type { LoadedCognito } from '../../extract/cognito/loaded-cognito.ts';
import type { Unresolved } from '../../extract/cognito/unresolved.ts';
import { whatIfLoaded } from '../../extract/cognito/what-if-loaded.ts';
import { guestSurfaceLoaded, isolationLoaded } from '../../extract/cognito/whole-pool-loaded.ts';
import type { OpenValue } from '../../report/cognito/open-value.ts';
import { scenarioError } from '../../scenario/members.ts';
import type { Finding } from '../../scenario/scenario.ts';
import { hasErrors } from '../../text/diagnostic.ts';
import { positionAt, type SourceText, sourceText } from '../../text/source.ts';
import { readText } from '../documents.ts';
import { expandFiles } from '../files.ts';
import { type Io, STDIN } from '../io.ts';
import { wholeText } from '../lines.ts';
import type { UsageProblem } from '../usage.ts';
import type { AskedPool } from './asked-pool.ts';

/** The flags that say where the pool is read from, as typed. */
export interface PoolArguments {
  readonly pool: readonly string[];
  readonly poolName?: string | undefined;
  readonly region?: string | undefined;
  readonly account?: string | undefined;
  readonly parameter: readonly string[];
}

/** A pool, or what is wrong with the files. */
export type PoolLoad = AskedPool | { readonly faults: readonly Finding[] } | UsageProblem;

/** Reads a pool from the files of a project, all of them together. */
export async function loadPool(given: PoolArguments, io: Io): Promise<PoolLoad> {
  const options = readFacts(given);
  if ('problem' in options) return options;
  const files: SourceText[] = [];
  for (const path of expandFiles(given.pool, io)) {
    const read = path === STDIN ? await readStdin(io) : readText(path, io);
    if ('problem' in read) return { faults: [read.problem] };
    files.push(read.source);
  }
  const { value, diagnostics } = loadCognito(files, options);
  if (!value || hasErrors(diagnostics)) {
    return { faults: diagnostics.map((one) => (isOfChoice(one) ? withFlag(one) : one)) };
  }
  return askedPool(value, files, diagnostics);
}

async function readStdin(io: Io): Promise<ReturnType<typeof readText>> {
  const text = await wholeText(io.stdin());
  return text === undefined
    ? { problem: scenarioError('file', 'standard input is too long, or not UTF-8 text', {}) }
    : { source: sourceText('stdin', text) };
}

function readFacts({
  poolName,
  region,
  account,
  parameter,
}: PoolArguments): LoadCognitoOptions | UsageProblem {
  const values = new Map<string, string>();
  for (const text of parameter) {
    const equals = text.indexOf('=');
    if (equals < 1) {
      return {
        problem: `--parameter ${quoted(text)} has no value`,
        help: 'write `--parameter name=value`',
      };
    }
    values.set(text.slice(0, equals), text.slice(equals + 1));
  }
  if (account !== undefined && !/^\d{12}$/.test(account)) {
    return { problem: `--account ${quoted(account)} is no account: it has 12 digits` };
  }
  return {
    ...(poolName !== undefined && { pool: poolName }),
    ...(region !== undefined && { region }),
    ...(account !== undefined && { accountId: account }),
    parameters: Object.fromEntries(values),
  };
}

function isOfChoice({ code }: Finding): boolean {
  return code === 'extract/several-pools' || code === 'extract/no-pool';
}

function withFlag(fault: Finding): Finding {
  const help = fault.help?.replace(/^say which one is meant/, 'say which one with --pool-name');
  return { ...fault, ...(help !== undefined && { help }) };
}

function askedPool(
  loaded: LoadedCognito,
  files: readonly SourceText[],
  diagnostics: readonly Finding[],
): AskedPool {
  const sources = new Map(files.map((source) => [source.path, source] as const));
  const openValue = (one: Unresolved) => openValueOf(one, sources);
  const { identityPool, roles, userPools, unresolved } = loaded;
  return {
    identityPool,
    roles,
    userPools,
    findings: [
      ...diagnostics,
      ...distinct(unresolved.filter(({ symbol }) => !symbol)).map((one) => findingOf(one, sources)),
    ],
    symbols: distinct(unresolved.filter(({ symbol }) => symbol)).map(openValue),
    ask: (question, options: CognitoOptions) => {
      const { hangsOn, ...answer } = whatIfLoaded(loaded, question, options);
      return { answer, hangsOn: distinct(hangsOn).map(openValue) };
    },
    guestSurface: (options) => {
      const { answer, hangsOn } = guestSurfaceLoaded(loaded, options);
      return { answer, hangsOn: distinct(hangsOn).map(openValue) };
    },
    isolation: (login, options) => {
      const { answer, hangsOn } = isolationLoaded(loaded, login, options);
      return { answer, hangsOn: distinct(hangsOn).map(openValue) };
    },
    isOpen: (roleArn) =>
      unresolved.some(
        ({ path: [part, role, member] }) =>
          part === 'roles' &&
          role === roleArn &&
          (member === 'policies' || member === 'permissionsBoundary'),
      ),
  };
}

/** What the file says in one place is told once, wherever it ends up. */
function distinct(unresolved: readonly Unresolved[]): readonly Unresolved[] {
  const name = ({ what, file, span, symbol }: Unresolved) =>
    JSON.stringify(symbol ? [what] : [what, file, span?.start]);
  const seen = new Map<string, Unresolved>();
  for (const one of unresolved) if (!seen.has(name(one))) seen.set(name(one), one);
  return [...seen.values()];
}

function findingOf(
  { what, why, path, span, file }: Unresolved,
  sources: ReadonlyMap<string, SourceText>,
): Finding {
  const source = sources.get(file ?? '');
  return {
    code: 'extract/unresolved',
    severity: 'warning',
    message: `\`${what}\` is not known: ${why}`,
    path,
    ...(span && { span }),
    ...(source && { source }),
  };
}

function openValueOf(
  { what, why, path, span, file }: Unresolved,
  sources: ReadonlyMap<string, SourceText>,
): OpenValue {
  const source = sources.get(file ?? '');
  const place = source && span && positionAt(source, span.start);
  return {
    what,
    why,
    path,
    ...(file !== undefined && { file }),
    ...(place && { line: place.line, column: place.column }),
  };
}
