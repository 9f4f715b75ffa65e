import type { JsonNode } from '../../../grammar/json/tree.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import type { SourceText } from '../../text/source.ts';
import type { Span } from '../../text/span.ts';
import type { LocatedDiagnostic } from './loaded-cognito.ts';

/** Finds the file that a span is from: every span of a tree is an object of its own. */
export type SourceOf = (span: Span | undefined) => SourceText | undefined;

export interface ReadFile {
  readonly source: SourceText;
  readonly node: JsonNode;
}

/** Trees are walked when first asked: a load without faults never asks. */
export function sourcesOf(files: readonly ReadFile[]): SourceOf {
  const [only, second] = files;
  if (!second) return (span) => (span ? only?.source : undefined);
  let spans: ReadonlyMap<Span, SourceText> | undefined;
  return (span) => {
    spans ??= spansIn(files);
    return span && spans.get(span);
  };
}

function spansIn(files: readonly ReadFile[]): ReadonlyMap<Span, SourceText> {
  const spans = new Map<Span, SourceText>();
  const walk = (node: JsonNode, source: SourceText): void => {
    if (node.span) spans.set(node.span, source);
    if (node.kind === 'array') for (const item of node.items) walk(item, source);
    if (node.kind !== 'object') return;
    for (const { keySpan, value } of node.members) {
      if (keySpan) spans.set(keySpan, source);
      walk(value, source);
    }
  };
  for (const { node, source } of files) walk(node, source);
  return spans;
}

export function located(
  diagnostics: readonly Diagnostic[],
  sourceOf: SourceOf,
): readonly LocatedDiagnostic[] {
  return diagnostics.map((diagnostic) => {
    const source = sourceOf(diagnostic.span);
    return { ...diagnostic, ...(source && { source }) };
  });
}
