/**
 * What a command may touch of the world. Commands get it as an argument, so that a test can hand
 * them another one.
 */
export interface Io {
  /** Writes to standard output; settles when the reader is ready for more. */
  readonly out: (text: string) => Promise<void>;
  /** Writes to standard error. */
  readonly err: (text: string) => void;
  /** Reads a regular file whole. */
  readonly readFile: (path: string) => FileRead;
  /** Reads a regular file in pieces. */
  readonly openFile: (path: string) => FileOpened;
  /** Writes a file whole, in place of what it held; tells why where it cannot. */
  readonly writeFile: (path: string, text: string) => FileProblem | undefined;
  /** The text at an address; only ever called with one that the user named. */
  readonly fetchText: (url: string) => Promise<{ readonly text: string } | FileProblem>;
  /** What a folder holds; absent when it is not a folder that can be read. */
  readonly listFolder: (path: string) => readonly FolderEntry[] | undefined;
  readonly stdin: () => AsyncIterable<Uint8Array>;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Whether standard output is a terminal. */
  readonly isTerminal: boolean;
  /** Of this program. */
  readonly version: string;
}

export type FileRead = { readonly bytes: Uint8Array } | FileProblem;
export type FileOpened = { readonly chunks: AsyncIterable<Uint8Array> } | FileProblem;

export interface FileProblem {
  /** Why not, in the words of a diagnostic: `there is no such file`. */
  readonly problem: string;
}

export interface FolderEntry {
  readonly name: string;
  readonly isFolder: boolean;
}

/** What names standard input among files; on the command line `-` does too. */
export const STDIN = '/dev/stdin';

/** The largest file and the longest batch line that is read: a document is never near it. */
export const LARGEST_TEXT = 64 * 1024 * 1024;

/** Exit codes, the same for every command. */
export const exitCodes = {
  done: 0,
  notMet: 1,
  badInput: 2,
  internal: 3,
  implicitDeny: 10,
  explicitDeny: 11,
  unknown: 12,
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
