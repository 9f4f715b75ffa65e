import { Minimatch } from 'minimatch';
import { type Io, STDIN } from './io.ts';

/** Deeper than any project; a folder that holds itself must not keep a search going. */
const DEEPEST = 40;

/**
 * The files that arguments name: a name stands for itself, a pattern for the files it matches, in
 * the order of their names. A pattern that matches nothing stands for itself as well, so that it is
 * told as a file that is not there.
 */
export function expandFiles(names: readonly string[], io: Io): readonly string[] {
  const files = names.flatMap((name) => (isPattern(name, io) ? matchingFiles(name, io) : [name]));
  return [...new Set(files)];
}

/** A file may have stars in its name: what is there wins over what the name could mean. */
function isPattern(name: string, io: Io): boolean {
  return name !== STDIN && /[*?[{]/.test(name) && 'problem' in io.readFile(name);
}

function matchingFiles(pattern: string, io: Io): readonly string[] {
  const slashed = pattern.startsWith('./') ? pattern.slice(2) : pattern;
  const wanted = new Minimatch(slashed, { nonegate: true, nocomment: true });
  const enters = (name: string, path: string) =>
    (name !== 'node_modules' || slashed.includes('node_modules')) && wanted.match(path, true);
  const found = [...filesUnder(fixedFolder(slashed), 0, { io, enters })].filter((path) =>
    wanted.match(path),
  );
  return found.length > 0 ? found.sort(byCodeUnits) : [pattern];
}

interface Search {
  readonly io: Io;
  readonly enters: (name: string, path: string) => boolean;
}

function* filesUnder(folder: string, depth: number, search: Search): Generator<string> {
  for (const { name, isFolder } of search.io.listFolder(folder === '' ? '.' : folder) ?? []) {
    const path = folder === '' || folder.endsWith('/') ? `${folder}${name}` : `${folder}/${name}`;
    if (!isFolder) yield path;
    else if (depth < DEEPEST && search.enters(name, path)) {
      yield* filesUnder(path, depth + 1, search);
    }
  }
}

/** The folder that every match lies in: the segments before the first that varies. */
function fixedFolder(pattern: string): string {
  const segments = pattern.split('/');
  const first = segments.findIndex((segment) => /[*?[{(]/.test(segment));
  const fixed = segments.slice(0, first).join('/');
  return fixed === '' && pattern.startsWith('/') ? '/' : fixed;
}

function byCodeUnits(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Whether a path fits a pattern of a configuration. */
export function pathMatcher(pattern: string): (path: string) => boolean {
  const slashed = pattern.startsWith('./') ? pattern.slice(2) : pattern;
  const wanted = new Minimatch(slashed, { nonegate: true, nocomment: true, dot: true });
  return (path) => wanted.match(path);
}
