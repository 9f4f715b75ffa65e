import { isAlias, isMap, isScalar, isSeq, type Pair, type ParsedNode, type Scalar } from 'yaml';
import { collectDiagnostics } from '../../src/text/collect.ts';
import { hasErrors, type Parsed } from '../../src/text/diagnostic.ts';
import type { Span } from '../../src/text/span.ts';
import { type JsonMember, type JsonNode, MAX_DEPTH } from '../json/tree.ts';
import * as fault from './faults.ts';
import { abbreviated, isShortTag } from './short-tags.ts';

/** A node and how large it is when every alias is written out. */
interface Measured {
  readonly node: JsonNode;
  readonly size: number;
  readonly height: number;
}

interface Conversion {
  readonly anchors: Map<string, Measured>;
  readonly report: (what: Parameters<typeof fault.faultAt>[0], span: Span) => void;
  /** Nodes that aliases have repeated so far. */
  repeated: number;
}

/** A value may be repeated this many nodes in all: enough for templates, too little for a bomb. */
const MOST_REPEATED = 100_000;

const NOTHING: JsonNode = { kind: 'null' };

/** The JSON value that the root of a YAML document writes. */
export function nodeOfDocument(contents: ParsedNode): Parsed<JsonNode> {
  const { add, diagnostics } = collectDiagnostics();
  const conversion: Conversion = {
    anchors: new Map(),
    report: (what, { start, end }) => add(fault.faultAt(what, start, end)),
    repeated: 0,
  };
  const { node, height } = measured(conversion, contents, 0);
  // What a short tag abbreviates is one level deeper than the text.
  if (height > MAX_DEPTH) conversion.report(fault.tooDeep(MAX_DEPTH), spanOf(contents));
  return { value: hasErrors(diagnostics) ? undefined : node, diagnostics };
}

function measured(conversion: Conversion, yaml: ParsedNode, depth: number): Measured {
  if (isAlias(yaml)) return aliased(conversion, yaml.source, spanOf(yaml), depth);
  const found = withTag(conversion, yaml, untagged(conversion, yaml, depth));
  if (yaml.anchor !== undefined) conversion.anchors.set(yaml.anchor, found);
  return found;
}

function aliased(conversion: Conversion, name: string, span: Span, depth: number): Measured {
  const target = conversion.anchors.get(name);
  if (target === undefined) {
    conversion.report(fault.unknownAlias(name), span);
    return leaf(NOTHING);
  }
  conversion.repeated += target.size;
  if (conversion.repeated > MOST_REPEATED) {
    conversion.report(fault.TOO_MANY_ALIASES, span);
    return leaf(NOTHING);
  }
  if (depth + target.height > MAX_DEPTH) {
    conversion.report(fault.tooDeep(MAX_DEPTH), span);
    return leaf(NOTHING);
  }
  return target;
}

function untagged(conversion: Conversion, yaml: ParsedNode, depth: number): Measured {
  const span = spanOf(yaml);
  if (isMap(yaml)) {
    const members = yaml.items.flatMap((pair) => memberOf(conversion, pair, depth + 1));
    return container(
      { kind: 'object', members: members.map(({ member }) => member), span },
      members.map(({ value }) => value),
    );
  }
  if (isSeq(yaml)) {
    const items = yaml.items.map((item) => measured(conversion, item, depth + 1));
    return container({ kind: 'array', items: items.map(({ node }) => node), span }, items);
  }
  return leaf(isScalar(yaml) ? scalarNode(yaml, span) : NOTHING);
}

function memberOf(
  conversion: Conversion,
  { key, value }: Pair<ParsedNode, ParsedNode | null>,
  depth: number,
): { readonly member: JsonMember; readonly value: Measured }[] {
  const found = value === null ? leaf(NOTHING) : measured(conversion, value, depth);
  if (!isScalar(key)) {
    conversion.report(fault.KEY, spanOf(key));
    return [];
  }
  const name = typeof key.value === 'string' ? key.value : key.source;
  return [{ member: { key: name, keySpan: spanOf(key), value: found.node }, value: found }];
}

const jsonNumber = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/;

function scalarNode({ value, source = '' }: Scalar, span: Span): JsonNode {
  switch (typeof value) {
    case 'boolean':
      return { kind: 'boolean', value, span };
    case 'number':
      if (!Number.isFinite(value)) return { kind: 'string', value: source, span };
      return { kind: 'number', lexeme: jsonNumber.test(source) ? source : String(value), span };
    case 'string':
      return { kind: 'string', value, span };
    default:
      return { kind: 'null', span };
  }
}

/** Tags of YAML itself have done their work; a short one stands for a function of CloudFormation. */
function withTag(conversion: Conversion, yaml: ParsedNode, inner: Measured): Measured {
  const { tag } = yaml;
  if (tag === undefined || tag.startsWith('tag:yaml.org,2002:')) return inner;
  if (!isShortTag(tag)) {
    conversion.report(fault.unknownTag(tag), spanOf(yaml));
    return inner;
  }
  const node = abbreviated(tag, inner.node, spanOf(yaml));
  return { node, size: inner.size + 1, height: inner.height + 1 };
}

function leaf(node: JsonNode): Measured {
  return { node, size: 1, height: 0 };
}

function container(node: JsonNode, inner: readonly Measured[]): Measured {
  return {
    node,
    size: inner.reduce((sum, { size }) => sum + size, 1),
    height: inner.reduce((most, { height }) => Math.max(most, height), 0) + 1,
  };
}

function spanOf({ range: [start, end] }: { readonly range: readonly number[] }): Span {
  return { start: start ?? 0, end: end ?? start ?? 0 };
}
