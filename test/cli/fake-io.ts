import type { FolderEntry, Io } from '../../src/cli/io.ts';

/** A world for commands that exists only in memory. */
export interface FakeWorld {
  /** Texts, or bytes, by path. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly stdin?: string | Uint8Array;
  readonly environment?: Readonly<Record<string, string>>;
  readonly isTerminal?: boolean;
  /** After how many writes the reader of standard output is gone. */
  readonly closesAfter?: number;
}

export interface FakeIo {
  readonly io: Io;
  readonly stdout: () => string;
  readonly stderr: () => string;
  /** The text of a file as it is now. */
  readonly fileText: (path: string) => string | undefined;
}

/** Small and odd, so that lines and characters are cut in the middle. */
const CHUNK = 7;

/** 2026-11-22T10:00:00Z */
const NOW = 1_795_341_600_000;

export function fakeIo(world: FakeWorld = {}): FakeIo {
  const files = new Map(
    Object.entries(world.files ?? {}).map(([path, content]) => [path, bytesOf(content)]),
  );
  const out: string[] = [];
  const err: string[] = [];
  const io: Io = {
    async out(text) {
      if (out.length === world.closesAfter) {
        throw Object.assign(new Error('write EPIPE'), { code: 'EPIPE' });
      }
      out.push(text);
    },
    err: (text) => void err.push(text),
    readFile(path) {
      const bytes = files.get(path);
      return bytes ? { bytes } : { problem: 'there is no such file' };
    },
    openFile(path) {
      const bytes = files.get(path);
      return bytes ? { chunks: chunksOf(bytes) } : { problem: 'there is no such file' };
    },
    writeFile(path, text) {
      if (path.startsWith('read-only/')) return { problem: 'permission denied' };
      files.set(path, bytesOf(text));
      return undefined;
    },
    async fetchText(url) {
      const bytes = files.get(url);
      return bytes
        ? { text: new TextDecoder().decode(bytes) }
        : { problem: 'the server answers 404' };
    },
    listFolder: (folder) => entriesOf(folder, [...files.keys()]),
    stdin: () => chunksOf(bytesOf(world.stdin ?? '')),
    environment: world.environment ?? {},
    now: () => NOW,
    isTerminal: world.isTerminal ?? false,
    version: '1.2.3',
  };
  return {
    io,
    stdout: () => out.join(''),
    stderr: () => err.join(''),
    fileText: (path) => {
      const bytes = files.get(path);
      return bytes && new TextDecoder().decode(bytes);
    },
  };
}

function bytesOf(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? new TextEncoder().encode(content) : content;
}

async function* chunksOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += CHUNK) {
    yield bytes.subarray(start, start + CHUNK);
  }
}

function entriesOf(folder: string, paths: readonly string[]): readonly FolderEntry[] | undefined {
  const prefix = folder === '.' ? '' : `${folder}/`;
  const entries = new Map<string, FolderEntry>();
  for (const path of paths) {
    if (!path.startsWith(prefix)) continue;
    const [name = '', ...below] = path.slice(prefix.length).split('/');
    entries.set(name, { name, isFolder: below.length > 0 });
  }
  return entries.size === 0 ? undefined : [...entries.values()];
}
