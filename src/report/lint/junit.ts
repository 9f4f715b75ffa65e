import { typeWords } from '../../lint/type-words.ts';
import { slashed } from './file-uri.ts';
import { rangeIn } from './json.ts';
import { findingsOf, type LintedFile, type LintRun, type ReportedFinding } from './lint-run.ts';
import { xmlElement, xmlText } from './xml.ts';

/** JUnit's XML: a suite for each file, a case for each rule that found something, or for what is clean. */
export function junit(run: LintRun): string {
  const suites = run.files.map(suiteOf);
  const failures = run.files.reduce((sum, file) => sum + failingRules(file).size, 0);
  const tests = run.files.reduce((sum, file) => sum + testsOf(file).length, 0);
  const root = xmlElement('testsuites', { name: 'verdict lint', tests, failures }, suites);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
}

function suiteOf(file: LintedFile): string {
  const cases = testsOf(file);
  return xmlElement(
    'testsuite',
    { name: slashed(file.path), tests: cases.length, failures: failingRules(file).size, errors: 0 },
    cases,
  );
}

function failingRules(file: LintedFile): ReadonlyMap<string, readonly ReportedFinding[]> {
  const byRule = new Map<string, ReportedFinding[]>();
  for (const finding of findingsOf(file)) {
    const known = byRule.get(finding.rule);
    if (known) known.push(finding);
    else byRule.set(finding.rule, [finding]);
  }
  return byRule;
}

function testsOf(file: LintedFile): readonly string[] {
  const classname = slashed(file.path);
  const clean = file.policies
    .filter(({ diagnostics }) => diagnostics.length === 0)
    .map(({ type, location }) =>
      xmlElement('testcase', { classname, name: location ?? `${typeWords[type]} policy` }),
    );
  const failing = [...failingRules(file)].map(([rule, findings]) =>
    xmlElement('testcase', { classname, name: rule }, [failureOf(findings, file)]),
  );
  return [...clean, ...failing];
}

/** One for a case: some readers take no more. */
function failureOf(findings: readonly ReportedFinding[], file: LintedFile): string {
  const [first] = findings;
  const lines = findings.map(({ span, message, help }) => {
    const { line, column } = rangeIn(file.source, span).start;
    const place = `${file.path}:${line}:${column}`;
    return xmlText(`${place} ${message}${help === undefined ? '' : ` (${help})`}`);
  });
  return xmlElement(
    'failure',
    { message: first?.message ?? '', type: first?.severity ?? '' },
    lines,
  );
}
