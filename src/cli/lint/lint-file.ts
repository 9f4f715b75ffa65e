import { findPolicies } from '../../extract/policies/find-policies.ts';
import { type LintOptions, lintFound } from '../../lint/lint.ts';
import type { LintedFile } from '../../report/lint/lint-run.ts';
import { type Diagnostic, hasErrors } from '../../text/diagnostic.ts';
import { type SourceText, sourceText } from '../../text/source.ts';
import { readText } from '../documents.ts';
import { type Io, STDIN } from '../io.ts';
import { wholeText } from '../lines.ts';
import type { FileToLint } from './find-files.ts';

/** Reads a file to lint, or tells why it cannot be read. */
export async function readLinted(
  path: string,
  stdinName: string | undefined,
  io: Io,
): Promise<{ readonly source: SourceText } | { readonly problem: Diagnostic }> {
  if (path !== STDIN) return readText(path, io);
  const text = await wholeText(io.stdin());
  if (text !== undefined) return { source: sourceText(stdinName ?? '<stdin>', text) };
  return {
    problem: {
      code: 'lint/file',
      severity: 'error',
      message: 'standard input is too long, or not UTF-8 text',
    },
  };
}

/**
 * Lints a file's text. One that only lies in a folder is absent when it holds no policy: nobody
 * said that it does.
 */
export function lintFile(
  source: SourceText,
  { named }: Pick<FileToLint, 'named'>,
  options: LintOptions,
): LintedFile | undefined {
  if (!named && !mayHoldPolicy(source)) return undefined;
  const found = findPolicies(source, options);
  const { pools = [] } = found;
  const empty = found.policies.length + pools.length === 0;
  if (!named && empty && !hasErrors(found.diagnostics)) return undefined;
  const { policies, diagnostics: faults, leftOut } = lintFound(source, found, options);
  return { path: source.path, source, policies, faults, suppressed: [], leftOut };
}

/** Broken files without any statement are no policies. */
function mayHoldPolicy({ text }: SourceText): boolean {
  return text.includes('Statement') || /IdentityPool|identity_pool/.test(text);
}
