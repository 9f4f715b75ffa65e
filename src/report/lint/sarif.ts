import { fingerprint } from '../../lint/fingerprint.ts';
import type { Fix, RuleMeta } from '../../lint/rule.ts';
import type { Severity } from '../../text/diagnostic.ts';
import type { SourceText } from '../../text/source.ts';
import type { Span } from '../../text/span.ts';
import { uriOf } from './file-uri.ts';
import { rangeIn } from './json.ts';
import { findingsOf, type LintedFile, type LintRun, type ReportedFinding } from './lint-run.ts';
import { linksOf } from './rule-page.ts';

/** The run as SARIF 2.1.0, as code scanning and editors read it. */
export function sarif(run: LintRun): string {
  const results = run.files.flatMap((file) => [
    ...findingsOf(file).map((finding) => resultOf(finding, file)),
    ...file.suppressed.map(({ policy, diagnostic, reason }) => ({
      ...resultOf({ ...diagnostic, policy }, file),
      suppressions: [{ kind: 'external', status: 'accepted', justification: reason }],
    })),
  ]);
  const described = run.rules.map(({ meta }) => descriptorOf(meta));
  const known = new Set(described.map(({ id }) => id));
  const others = [...new Set(results.map(({ ruleId }) => ruleId))].filter((id) => !known.has(id));
  const rules = [...described, ...others.map((id) => ({ id }))];
  const indexes = new Map(rules.map(({ id }, index) => [id, index]));
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: { name: 'verdict', semanticVersion: run.version, rules },
        },
        automationDetails: { id: 'verdict/lint/' },
        columnKind: 'utf16CodeUnits',
        results: results.map((result) => ({ ...result, ruleIndex: indexes.get(result.ruleId) })),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

const levels = {
  error: 'error',
  securityWarning: 'warning',
  warning: 'warning',
  suggestion: 'note',
} as const satisfies Record<Severity, string>;

/** CVSS-like, for GitHub: what grants too much is high. */
const SECURITY_SEVERITY = '7.5';

function descriptorOf(meta: RuleMeta) {
  const security = meta.severity === 'securityWarning';
  const [helpUri] = linksOf(meta);
  return {
    id: meta.id,
    name: meta.id.replace(/(?:^|-)(.)/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: meta.summary },
    fullDescription: { text: meta.why },
    help: {
      text: `${meta.why}: ${meta.help}`,
      markdown: `${meta.why}\n\n**What to do:** ${meta.help}`,
    },
    ...(helpUri !== undefined && { helpUri }),
    defaultConfiguration: { level: levels[meta.severity] },
    properties: {
      tags: [...(security ? ['security'] : []), 'iam', meta.category],
      precision: 'high',
      ...(security
        ? { 'security-severity': SECURITY_SEVERITY }
        : { 'problem.severity': problemSeverities[meta.severity] }),
    },
  };
}

const problemSeverities = {
  error: 'error',
  securityWarning: 'warning',
  warning: 'warning',
  suggestion: 'recommendation',
} as const satisfies Record<Severity, string>;

function resultOf(finding: ReportedFinding, file: LintedFile) {
  const { rule, severity, message, help, span, policy, path, also, related, fix } = finding;
  const others = [
    ...also.map((place) => ({ span: place.span, text: 'and here' })),
    ...related.map(({ at, message: text }) => ({ span: at.span, text })),
  ];
  const logical = [...(policy?.path ?? []), ...path];
  return {
    ruleId: rule,
    level: levels[severity],
    message: { text: help === undefined ? message : `${message}: ${help}` },
    locations: [
      {
        physicalLocation: physicalLocation(file, span),
        ...(logical.length > 0 && {
          logicalLocations: [{ fullyQualifiedName: pointer(logical), kind: 'element' }],
        }),
      },
    ],
    ...(others.length > 0 && {
      relatedLocations: others.map((other, index) => ({
        id: index + 1,
        physicalLocation: physicalLocation(file, other.span),
        message: { text: other.text },
      })),
    }),
    partialFingerprints: { 'verdict/v1': fingerprint(finding, policy?.node) },
    ...(fix && { fixes: [fixJson(fix, file)] }),
  };
}

/** A JSON Pointer (RFC 6901). */
function pointer(path: readonly (string | number)[]): string {
  return path
    .map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('');
}

function physicalLocation(file: LintedFile, span: Span | undefined) {
  return {
    artifactLocation: artifactLocation(file),
    region: regionOf(file.source, span),
  };
}

function artifactLocation({ path }: LintedFile) {
  const uri = uriOf(path);
  return uri.startsWith('file:') ? { uri } : { uri, uriBaseId: '%SRCROOT%' };
}

function regionOf(source: SourceText | undefined, span: Span | undefined) {
  const { start, end } = rangeIn(source, span);
  return {
    startLine: start.line,
    startColumn: start.column,
    endLine: end.line,
    endColumn: end.column,
  };
}

function fixJson({ title, edits }: Fix, file: LintedFile) {
  return {
    description: { text: title },
    artifactChanges: [
      {
        artifactLocation: artifactLocation(file),
        replacements: edits.map(({ span, text }) => ({
          deletedRegion: regionOf(file.source, span),
          insertedContent: { text },
        })),
      },
    ],
  };
}
