import { dirname, isAbsolute, join, relative } from 'node:path';
import { readJson } from '../../grammar/json/read-json.ts';
import type { LoadedFile } from '../scenario/scenario.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import { type SourceText, sourceText } from '../text/source.ts';
import type { Io } from './io.ts';
import { textOf } from './text-of.ts';

/** Reads the JSON files that scenarios name, each once. */
export interface Documents {
  /** A path as somebody typed it, relative to where the command runs. */
  readonly load: (path: string) => LoadedFile;
  /** Reads what a file names, relative to that file. */
  readonly loadBeside: (file: string | undefined) => (path: string) => LoadedFile;
}

/** A batch may name ever new files: no more than these are kept. */
const KEPT = 256;

export function documentsFrom(io: Pick<Io, 'readFile'>): Documents {
  const kept = new Map<string, LoadedFile>();
  const load = (path: string): LoadedFile => {
    const known = kept.get(path);
    if (known) return known;
    const loaded = loadDocument(path, io);
    if (kept.size >= KEPT) kept.clear();
    kept.set(path, loaded);
    return loaded;
  };
  return { load, loadBeside: (file) => (path) => load(besideFile(file, path)) };
}

/** Where a path stands that `file` names. */
function besideFile(file: string | undefined, path: string): string {
  return file === undefined || isAbsolute(path) ? path : join(dirname(file), path);
}

/** How `file` would have to name a path for it to mean the one that was typed. */
export function asNamedBy(file: string | undefined, path: string): string {
  return file === undefined || isAbsolute(path) ? path : relative(dirname(file), path);
}

function loadDocument(path: string, io: Pick<Io, 'readFile'>): LoadedFile {
  const read = readText(path, io);
  if ('problem' in read) return { diagnostics: [read.problem] };
  const { value, diagnostics } = readJson(read.source);
  return { source: read.source, diagnostics, ...(value && { node: value }) };
}

/** The text of a file, or why there is none. */
export function readText(
  path: string,
  io: Pick<Io, 'readFile'>,
): { readonly source: SourceText } | { readonly problem: Diagnostic } {
  const read = io.readFile(path);
  if ('problem' in read) return { problem: unreadable(path, read.problem) };
  const text = textOf(read.bytes);
  return text === undefined
    ? { problem: unreadable(path, 'it is not UTF-8 text', 'save it as UTF-8') }
    : { source: sourceText(path, text) };
}

function unreadable(path: string, problem: string, help?: string): Diagnostic {
  return {
    code: 'scenario/file',
    severity: 'error',
    message: `cannot read \`${path}\`: ${problem}`,
    ...(help !== undefined && { help }),
  };
}
