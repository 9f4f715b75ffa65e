import { readdirSync, readFileSync } from 'node:fs';
import { run } from '../../src/cli/main.ts';
import { fakeIo } from './fake-io.ts';

/** A file of `corpus/cli`. */
export interface CliFile {
  readonly about: string;
  /** What every case of the file finds. */
  readonly files?: Readonly<Record<string, unknown>>;
  readonly cases: readonly CliCase[];
}

/** A command line, what it finds, and what it must print. */
export interface CliCase {
  readonly title: string;
  readonly args: readonly string[];
  /** A text as it is or as a list of lines; anything else is written as JSON. */
  readonly files?: Readonly<Record<string, unknown>>;
  readonly stdin?: string | readonly unknown[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly terminal?: boolean;
  readonly expect: CliExpectation;
}

export interface CliExpectation {
  readonly status: number;
  /** Line by line; nothing when left out, unless `answers`, `json` or `prints` tells of it. */
  readonly stdout?: readonly string[];
  /** JSON lines, each with at least these members. */
  readonly answers?: readonly unknown[];
  /** One JSON document, with at least these members. */
  readonly json?: unknown;
  /** Texts that standard output holds among others, in this order. */
  readonly prints?: readonly string[];
  readonly stderr?: readonly string[];
}

export interface CliResult {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

const folder = new URL('../../corpus/cli/', import.meta.url);

export function readCliCorpus(): readonly (CliFile & { readonly name: string })[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => ({ name, ...JSON.parse(readFileSync(new URL(name, folder), 'utf8')) }));
}

export async function runCliCase(
  file: CliFile,
  { args, files, stdin, environment, terminal }: CliCase,
): Promise<CliResult> {
  const contents = Object.entries({ ...file.files, ...files });
  const { io, stdout, stderr } = fakeIo({
    files: Object.fromEntries(contents.map(([path, content]) => [path, textOf(content)])),
    ...(stdin !== undefined && { stdin: typeof stdin === 'string' ? stdin : linesOf(stdin) }),
    ...(environment && { environment }),
    ...(terminal !== undefined && { isTerminal: terminal }),
  });
  const status = await run(args, io);
  return { status, stdout: stdout(), stderr: stderr() };
}

function textOf(content: unknown): string {
  if (typeof content === 'string') return content;
  const isText = Array.isArray(content) && content.every((line) => typeof line === 'string');
  return isText ? `${content.join('\n')}\n` : `${JSON.stringify(content, null, 2)}\n`;
}

/** Newline-delimited JSON; a line that is a string stands as it is. */
function linesOf(values: readonly unknown[]): string {
  const lines = values.map((value) => (typeof value === 'string' ? value : JSON.stringify(value)));
  return `${lines.join('\n')}\n`;
}
