import { suppress } from '../../lint/config/suppress.ts';
import type { LintDiagnostic } from '../../lint/diagnostic.ts';
import { fixText } from '../../lint/fix-text.ts';
import type { FixKind } from '../../lint/rule.ts';
import { slashed } from '../../report/lint/file-uri.ts';
import type { LintedFile } from '../../report/lint/lint-run.ts';
import { printable } from '../../report/names.ts';
import { unifiedDiff } from '../../report/unified-diff.ts';
import { sourceText } from '../../text/source.ts';
import { type Io, STDIN } from '../io.ts';
import type { UsageProblem } from '../usage.ts';
import { lintFile } from './lint-file.ts';
import type { LintPlan } from './plan.ts';

export interface FixArguments {
  readonly fix: boolean;
  readonly unsafe: boolean;
  readonly fixDryRun: boolean;
  readonly file: readonly string[];
  readonly stdin: boolean;
}

/** Flags about fixes that mean nothing together. */
export function fixProblem(given: FixArguments): UsageProblem | undefined {
  const { fix, unsafe, fixDryRun } = given;
  if (unsafe && !(fix || fixDryRun)) {
    return { problem: '--unsafe needs --fix or --fix-dry-run' };
  }
  if (fix && !fixDryRun && (given.stdin || given.file.includes(STDIN))) {
    return {
      problem: '--fix cannot change standard input',
      help: 'use --fix-dry-run to see what it would change',
    };
  }
  return undefined;
}

export interface FixedFile {
  /** With the findings that are left. */
  readonly file: LintedFile;
  readonly written: boolean;
}

/** Fixes a file, in place or for show. */
export async function fixFile(
  file: LintedFile,
  plan: LintPlan,
  { fix, unsafe, fixDryRun }: FixArguments,
  io: Io,
): Promise<FixedFile> {
  const { path, source } = file;
  if (!((fix || fixDryRun) && source)) return { file, written: true };
  tellUneditable(file, io);
  const kinds: readonly FixKind[] = unsafe ? ['safe', 'unsafe'] : ['safe'];
  const { text } = fixText(source.text, kinds, (one) => findingsIn(path, one, plan));
  if (text === source.text) return { file, written: true };
  if (fixDryRun) await io.out(unifiedDiff(slashed(path), source.text, text));
  else if (!written(path, text, io)) return { file, written: false };
  const after = lintFile(sourceText(path, text), { named: true }, plan.optionsFor(path));
  return { file: after ?? file, written: true };
}

/** What may be fixed: not what somebody has decided to live with. */
function findingsIn(
  path: string,
  text: string,
  plan: LintPlan,
): readonly LintDiagnostic[] | undefined {
  const file = lintFile(sourceText(path, text), { named: true }, plan.optionsFor(path));
  if (!file || file.policies.some(({ node }) => node.kind === 'notJson')) return undefined;
  const { policies } = suppress(file.policies, plan.suppressionsFor(path));
  return policies.flatMap(({ diagnostics }) => diagnostics);
}

function written(path: string, text: string, io: Io): boolean {
  const problem = io.writeFile(path, text)?.problem;
  if (problem === undefined) return true;
  io.err(`verdict lint: cannot write \`${printable(path)}\`: ${problem}\n`);
  return false;
}

function tellUneditable({ path, policies }: LintedFile, io: Io): void {
  if (!policies.some(({ editable, diagnostics }) => !editable && diagnostics.length > 0)) return;
  io.err(`verdict lint: \`${printable(path)}\` is not changed where a policy is not JSON text\n`);
}
