import {
  type Baseline,
  baselineKey,
  readBaseline,
  withoutBaseline,
  writeBaseline,
} from '../../lint/config/baseline.ts';
import { slashed } from '../../report/lint/file-uri.ts';
import type { LintedFile } from '../../report/lint/lint-run.ts';
import { printable } from '../../report/names.ts';
import { sourceText } from '../../text/source.ts';
import type { Io } from '../io.ts';
import { textOf } from '../text-of.ts';
import type { UsageProblem } from '../usage.ts';

export interface BaselineArguments {
  readonly baseline?: string | undefined;
  readonly writeBaseline: boolean;
}

/**
 * The files without the findings that the baseline has. To write it makes one where there is none;
 * one that is there only loses what is no longer found.
 */
export function applyBaseline(
  files: readonly LintedFile[],
  { baseline: path, writeBaseline: write }: BaselineArguments,
  io: Io,
): readonly LintedFile[] | UsageProblem {
  if (path === undefined) {
    return write ? { problem: '--write-baseline needs --baseline FILE' } : files;
  }
  const read = readFrom(path, io);
  if ('problem' in read) return read;
  if (!(read.baseline || write)) {
    return {
      problem: `there is no baseline \`${printable(path)}\``,
      help: 'make one with --write-baseline',
    };
  }
  const found = countsOf(files);
  const baseline = read.baseline ? smallest(read.baseline, found) : found;
  if (write) {
    const problem = io.writeFile(path, writeBaseline(baseline))?.problem;
    if (problem !== undefined) {
      return { problem: `cannot write \`${printable(path)}\`: ${problem}` };
    }
  }
  return files.map((file) => {
    const { policies, hidden } = withoutBaseline(
      file.policies,
      baseline.get(slashed(file.path)) ?? new Map(),
    );
    const suppressed = hidden.map((one) => ({ ...one, reason: 'in the baseline' }));
    return { ...file, policies, suppressed: [...file.suppressed, ...suppressed] };
  });
}

function readFrom(path: string, io: Io): { readonly baseline?: Baseline } | UsageProblem {
  const read = io.readFile(path);
  if ('problem' in read) {
    if (read.problem === 'there is no such file') return {};
    return { problem: `cannot read \`${printable(path)}\`: ${read.problem}` };
  }
  const baseline = readBaseline(sourceText(path, textOf(read.bytes) ?? ''));
  if (baseline) return { baseline };
  return {
    problem: `\`${printable(path)}\` is not a baseline`,
    help: 'name the file that --write-baseline wrote, or another one that is not there yet',
  };
}

function countsOf(files: readonly LintedFile[]): Baseline {
  const found = new Map<string, Map<string, number>>();
  for (const { path, policies } of files) {
    const counts = new Map<string, number>();
    for (const policy of policies) {
      for (const diagnostic of policy.diagnostics) {
        const key = baselineKey(diagnostic, policy);
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
    }
    found.set(slashed(path), counts);
  }
  return found;
}

/** What both have; files that were not linted keep what they had. */
function smallest(before: Baseline, found: Baseline): Baseline {
  return new Map(
    [...before].map(([path, counts]) => {
      const now = found.get(path);
      if (!now) return [path, counts];
      const both = [...counts].map(
        ([key, count]) => [key, Math.min(count, now.get(key) ?? 0)] as const,
      );
      return [path, new Map(both.filter(([, count]) => count > 0))];
    }),
  );
}
