import { once } from 'node:events';
import {
  closeSync,
  constants,
  createReadStream,
  fstatSync,
  openSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import {
  type FileOpened,
  type FileProblem,
  type FileRead,
  type FolderEntry,
  type Io,
  LARGEST_TEXT,
} from './io.ts';

/** The process's own world. */
export function nodeIo(): Io {
  return {
    out: writerTo(process.stdout),
    err: (text) => void process.stderr.write(text),
    readFile,
    openFile,
    writeFile,
    fetchText,
    listFolder,
    stdin: () => process.stdin,
    environment: process.env,
    now: Date.now,
    isTerminal: process.stdout.isTTY === true,
    version: ownVersion(),
  };
}

/** Writes and waits while the reader is behind; fails once the reader is gone. */
function writerTo(stream: NodeJS.WriteStream): (text: string) => Promise<void> {
  let failure: Error | undefined;
  stream.on('error', (error) => {
    failure = error;
  });
  return async (text) => {
    if (failure) throw failure;
    if (!stream.write(text)) await once(stream, 'drain');
  };
}

/** The version of the package that this file is part of, wherever it was built to. */
function ownVersion(): string {
  for (const path of ['../package.json', '../../package.json', '../../../package.json']) {
    const read = readFile(fileURLToPath(new URL(path, import.meta.url)));
    if ('problem' in read) continue;
    const { name, version }: { name?: unknown; version?: unknown } = JSON.parse(
      new TextDecoder().decode(read.bytes),
    );
    if (name === 'iam-verdict' && typeof version === 'string') return version;
  }
  return 'unknown';
}

function readFile(path: string): FileRead {
  const opened = openRegular(path);
  if (typeof opened === 'string') return { problem: opened };
  try {
    if (fstatSync(opened).size > LARGEST_TEXT) return { problem: 'the file is larger than 64 MB' };
    return { bytes: readFileSync(opened) };
  } catch (error) {
    return { problem: inWords(error) };
  } finally {
    closeSync(opened);
  }
}

function openFile(path: string): FileOpened {
  const opened = openRegular(path);
  if (typeof opened === 'string') return { problem: opened };
  return { chunks: createReadStream(path, { fd: opened }) };
}

function writeFile(path: string, text: string): FileProblem | undefined {
  if (path.includes('\0')) return { problem: 'a file name cannot hold NUL' };
  try {
    writeFileSync(path, text);
    return undefined;
  } catch (error) {
    return { problem: inWords(error) };
  }
}

async function fetchText(url: string): Promise<{ readonly text: string } | FileProblem> {
  if (!url.startsWith('https://')) return { problem: 'only https addresses are read' };
  try {
    const response = await fetch(url, { redirect: 'error' });
    return response.ok
      ? { text: await response.text() }
      : { problem: `the server answers ${response.status}` };
  } catch {
    return { problem: 'it cannot be reached' };
  }
}

/** A file descriptor, or why there is none. Asked without waiting, as a pipe may never answer. */
function openRegular(path: string): number | string {
  if (path.includes('\0')) return 'a file name cannot hold NUL';
  let descriptor: number | undefined;
  try {
    descriptor = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    const stats = fstatSync(descriptor);
    if (stats.isFile()) return descriptor;
    closeSync(descriptor);
    return stats.isDirectory() ? 'it is a folder' : 'it is not a regular file';
  } catch (error) {
    return inWords(error);
  }
}

function listFolder(path: string): readonly FolderEntry[] | undefined {
  try {
    return readdirSync(path, { withFileTypes: true }).map((entry) => ({
      name: entry.name,
      isFolder: entry.isDirectory(),
    }));
  } catch {
    return undefined;
  }
}

const problems = new Map([
  ['ENOENT', 'there is no such file'],
  ['ENOTDIR', 'there is no such file'],
  ['EACCES', 'permission denied'],
  ['EPERM', 'permission denied'],
  ['EISDIR', 'it is a folder'],
  ['ELOOP', 'its links lead in a circle'],
  ['ENAMETOOLONG', 'the name is too long'],
  ['EMFILE', 'too many files are open'],
]);

function inWords(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return problems.get(code) ?? `it cannot be read (${code || 'unknown reason'})`;
}
