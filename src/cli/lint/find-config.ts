import { readJson } from '../../../grammar/json/read-json.ts';
import type { JsonNode } from '../../../grammar/json/tree.ts';
import { readYaml } from '../../../grammar/yaml/read-yaml.ts';
import { memberOf } from '../../lint/read-written.ts';
import type { Finding } from '../../scenario/scenario.ts';
import { findingsIn } from '../../scenario/scenario.ts';
import { hasErrors } from '../../text/diagnostic.ts';
import type { SourceText } from '../../text/source.ts';
import { readText } from '../documents.ts';
import type { Io } from '../io.ts';

/** A configuration as it was found. */
export interface ConfigFile {
  /** The folder that its patterns are relative to: empty, or with a slash at its end. */
  readonly folder: string;
  readonly source: SourceText;
  readonly node: JsonNode;
}

const names = ['verdict.config.jsonc', 'verdict.config.json', 'verdict.config.yaml'] as const;

/** More folders than these are above no project. */
const HIGHEST = 30;

/** The configuration: the file that was named, else the nearest from here up to the repository's root. */
export function findConfig(
  named: string | undefined,
  io: Io,
): ConfigFile | undefined | readonly Finding[] {
  if (named !== undefined) {
    return readConfigFile(named, named.slice(0, named.lastIndexOf('/') + 1), io);
  }
  for (const folder of foldersUpward(io)) {
    const held = new Set((io.listFolder(folder || '.') ?? []).map(({ name }) => name));
    const name = names.find((one) => held.has(one));
    if (name !== undefined) return readConfigFile(`${folder}${name}`, folder, io);
    const found = held.has('package.json') ? inPackage(folder, io) : undefined;
    if (found) return found;
  }
  return undefined;
}

/** From here to the root of the repository; outside of one nothing but here. */
function foldersUpward(io: Io): readonly string[] {
  const folders: string[] = [];
  for (let level = 0; level < HIGHEST; level += 1) {
    const folder = '../'.repeat(level);
    const entries = io.listFolder(folder || '.');
    if (!entries) break;
    folders.push(folder);
    if (entries.some(({ name }) => name === '.git')) return folders;
  }
  return folders.slice(0, 1);
}

function readConfigFile(path: string, folder: string, io: Io): ConfigFile | readonly Finding[] {
  const read = readText(path, io);
  if ('problem' in read) return [read.problem];
  const { source } = read;
  const { value: node, diagnostics } = /\.ya?ml$/i.test(path)
    ? readYaml(source)
    : readJson(source, { comments: 'allow' });
  if (node === undefined || hasErrors(diagnostics)) return findingsIn(diagnostics, source);
  return { folder, source, node: /(^|\/)package\.json$/.test(path) ? inside(node) : node };
}

/** What `package.json` says under `verdict`; a broken one is not for us to tell of. */
function inPackage(folder: string, io: Io): ConfigFile | undefined {
  const found = readConfigFile(`${folder}package.json`, folder, io);
  if (!('node' in found)) return undefined;
  return found.node.kind === 'null' ? undefined : found;
}

function inside(node: JsonNode): JsonNode {
  return memberOf(node, 'verdict')?.value ?? { kind: 'null' };
}
