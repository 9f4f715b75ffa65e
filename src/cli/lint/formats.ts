import { accessAnalyzerJson } from '../../report/lint/access-analyzer.ts';
import { checkstyle } from '../../report/lint/checkstyle.ts';
import { githubAnnotations } from '../../report/lint/github.ts';
import { gitlabCodeQuality } from '../../report/lint/gitlab.ts';
import { lintJson, lintNdjson } from '../../report/lint/json.ts';
import { junit } from '../../report/lint/junit.ts';
import type { LintRun } from '../../report/lint/lint-run.ts';
import { lintMarkdown } from '../../report/lint/markdown.ts';
import { sarif } from '../../report/lint/sarif.ts';
import { lintText } from '../../report/lint/text.ts';
import type { Paint } from '../../report/paint.ts';
import { nearest } from '../../text/suggest.ts';
import type { UsageProblem } from '../usage.ts';
import { type FormatName, formatNames } from './options.ts';

export interface FormatSettings {
  readonly paint: Paint;
  readonly quiet: boolean;
}

/** How a run is told. */
export type Format = (run: LintRun, settings: FormatSettings) => string;

const formats = {
  text: lintText,
  json: lintJson,
  ndjson: lintNdjson,
  'access-analyzer': accessAnalyzerJson,
  sarif,
  github: githubAnnotations,
  gitlab: gitlabCodeQuality,
  junit,
  checkstyle,
  md: lintMarkdown,
} as const satisfies Record<FormatName, Format>;

export interface Report {
  readonly format: Format;
  readonly isText: boolean;
  /** The file to write; standard output when absent. */
  readonly output?: string;
}

/** The reports that `--format NAME`, `--format NAME=FILE` and `--output FILE` ask for. */
export function reportsFrom(
  wishes: readonly string[],
  output: string | undefined,
): readonly Report[] | UsageProblem {
  const reports: Report[] = [];
  for (const wish of wishes) {
    const [word = '', ...rest] = wish.split('=');
    const file = rest.length > 0 ? rest.join('=') : output;
    const name = formatNames.find((one) => one === word);
    if (!name) return unknownFormat(word);
    if (file === '') return { problem: `--format ${name}= needs the name of a file` };
    const format = formats[name];
    reports.push({ format, isText: name === 'text', ...(file !== undefined && { output: file }) });
  }
  const targets = reports.map((report) => report.output ?? '');
  const twice = targets.find((target, index) => targets.indexOf(target) !== index);
  if (twice === undefined) return reports;
  const where = twice === '' ? 'standard output' : `\`${twice}\``;
  return {
    problem: `two formats cannot both go to ${where}`,
    help: 'give one of them a file: `--format sarif=out.sarif`',
  };
}

function unknownFormat(name: string): UsageProblem {
  const meant = nearest(name, formatNames);
  return {
    problem: `--format cannot be \`${name}\``,
    help:
      meant === undefined
        ? `choose one of ${formatNames.join(', ')}`
        : `did you mean \`${meant}\`?`,
  };
}
