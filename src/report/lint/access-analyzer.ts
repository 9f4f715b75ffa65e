import type { AwsIssue } from '../../lint/rule.ts';
import { typeWords } from '../../lint/type-words.ts';
import type { Place } from '../../lint/written.ts';
import type { Path } from '../../policy/policy-faults.ts';
import type { Severity } from '../../text/diagnostic.ts';
import type { Position, SourceText } from '../../text/source.ts';
import { rangeIn } from './json.ts';
import type { LintedFile, LintRun, ReportedFinding } from './lint-run.ts';
import { learnMoreLink, rulePage } from './rule-page.ts';

/**
 * The run in the shape of the responses of IAM Access Analyzer's ValidatePolicy, one for each
 * policy; lines count from 1, columns and offsets from 0.
 */
export function accessAnalyzerJson({ files }: LintRun): string {
  return `${JSON.stringify({ files: files.map(fileJson) }, null, 2)}\n`;
}

function fileJson({ path, source, policies }: LintedFile) {
  return {
    path,
    policies: policies.map((policy) => ({
      type: typeWords[policy.type],
      ...(policy.location !== undefined && { location: policy.location }),
      findings: policy.diagnostics.map((finding) => findingJson(finding, source)),
    })),
  };
}

function findingJson(finding: ReportedFinding, source: SourceText | undefined) {
  const { rule, aws, severity, message, help } = finding;
  return {
    findingType: findingTypes[severity],
    issueCode: aws?.code ?? rule.toUpperCase().replaceAll('-', '_'),
    findingDetails:
      help === undefined ? sentence(message) : `${sentence(message)} ${sentence(help)}`,
    learnMoreLink: aws ? learnMoreLink(aws) : rulePage(rule),
    locations: [finding, ...finding.also].map((place) => locationJson(place, source)),
  };
}

const findingTypes = {
  error: 'ERROR',
  securityWarning: 'SECURITY_WARNING',
  warning: 'WARNING',
  suggestion: 'SUGGESTION',
} as const satisfies Record<Severity, AwsIssue['findingType']>;

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function locationJson({ path, span }: Place, source: SourceText | undefined) {
  const { start, end } = rangeIn(source, span);
  return { path: pathJson(path), span: { start: fromZero(start), end: fromZero(end) } };
}

function pathJson(path: Path) {
  return path.map((step) => (typeof step === 'number' ? { index: step } : { value: step }));
}

function fromZero({ line, column, offset }: Position): Position {
  return { line, column: column - 1, offset };
}
