import type { Fix } from '../../lint/rule.ts';
import { typeWords } from '../../lint/type-words.ts';
import { type Range, rangeOf, type SourceText } from '../../text/source.ts';
import type { Span } from '../../text/span.ts';
import { findingsOf, type LintedFile, type LintRun, type ReportedFinding } from './lint-run.ts';

/** The whole run as one JSON document; lines and columns count from 1, offsets from 0. */
export function lintJson(run: LintRun): string {
  const { source, version, asOf } = run.facts;
  return `${JSON.stringify({ files: run.files.map(fileJson), facts: { source, version, asOf } }, null, 2)}\n`;
}

/** One finding a line, with the path of its file. */
export function lintNdjson({ files }: LintRun): string {
  return files
    .flatMap((file) =>
      findingsOf(file).map((finding) => ({ path: file.path, ...findingJson(finding, file) })),
    )
    .map((line) => `${JSON.stringify(line)}\n`)
    .join('');
}

function fileJson(file: LintedFile) {
  return {
    path: file.path,
    policies: file.policies.map(({ type, assumed, location, path }) => ({
      type: typeWords[type],
      ...(assumed !== undefined && { assumed }),
      ...(location !== undefined && { location }),
      path,
    })),
    diagnostics: findingsOf(file).map((finding) => findingJson(finding, file)),
    ...(file.leftOut > 0 && { leftOut: file.leftOut }),
    ...(file.suppressed.length > 0 && {
      suppressed: file.suppressed.map(({ policy, diagnostic, reason }) => ({
        ...findingJson({ ...diagnostic, policy }, file),
        reason,
      })),
    }),
  };
}

function findingJson(finding: ReportedFinding, { source }: LintedFile) {
  const { rule, aws, severity, message, why, help, policy, span, path, also, related, fix } =
    finding;
  return {
    rule,
    ...(aws && { awsIssueCode: aws.code }),
    severity,
    message,
    ...(why !== undefined && { why }),
    ...(help !== undefined && { help }),
    ...(policy && { policyType: typeWords[policy.type] }),
    ...(policy?.location !== undefined && { location: policy.location }),
    span: rangeIn(source, span),
    logicalPath: [...(policy?.path ?? []), ...path],
    ...(also.length > 0 && {
      also: also.map((place) => ({ span: rangeIn(source, place.span), logicalPath: place.path })),
    }),
    ...(related.length > 0 && {
      related: related.map(({ at, message: text }) => ({
        message: text,
        span: rangeIn(source, at.span),
        logicalPath: at.path,
      })),
    }),
    ...(fix && { fix: fixJson(fix, source) }),
  };
}

function fixJson({ kind, title, edits }: Fix, source: SourceText | undefined) {
  return {
    kind,
    title,
    edits: edits.map(({ span, text }) => ({ span: rangeIn(source, span), text })),
  };
}

const START: Range = {
  start: { line: 1, column: 1, offset: 0 },
  end: { line: 1, column: 1, offset: 0 },
};

/** What has no place stands at the file's start. */
export function rangeIn(source: SourceText | undefined, span: Span | undefined): Range {
  return source && span ? rangeOf(source, span) : START;
}
