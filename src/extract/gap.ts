import type { JsonNode, JsonString } from '../../grammar/json/tree.ts';
import type { Span } from '../text/span.ts';
import { textNode, textOf } from './node.ts';

/** Something that the files do not tell, and the text that stands in its place. */
export interface Gap {
  /** As the file calls it: `WebClient`, `Bucket.Arn`, `AWS::Region`. */
  readonly name: string;
  /**
   * Equal to no real id, name or ARN: it starts with `unresolved`, or is longer than ids are, and
   * has only characters that AWS takes in its place.
   */
  readonly text: string;
  readonly why: string;
  /**
   * Whether it names one thing of the files, so that equal placeholders are the same thing; all
   * that is unknown is its text.
   */
  readonly symbol: boolean;
}

/**
 * Which texts of a tree have gaps in them. The tree itself stays plain JSON, so that the readers of
 * scenarios take it as it is.
 */
export interface Gaps {
  readonly of: (node: JsonNode) => readonly Gap[];
  /** A text with gaps in it; without any it is a plain text. */
  readonly text: (value: string, gaps: readonly Gap[], span?: Span) => JsonString;
  /** The gaps in a text that is no node, such as a key. */
  readonly within: (text: string) => readonly Gap[];
  /** Names a gap. The same name always gets the same placeholder, another name another one. */
  readonly gap: (name: string, why: string, form?: GapForm) => Gap;
  /** For one more file: its names are its own, the placeholders stay distinct from all others. */
  readonly inFile: (path: string) => Gaps;
}

export interface GapForm {
  readonly symbol?: boolean;
  /** The placeholder, where it must look like something: `us-east-1_unresolvedUsers`. */
  readonly text?: string;
}

interface Registry {
  readonly byNode: Map<JsonNode, readonly Gap[]>;
  readonly byName: Map<string, Gap>;
  readonly taken: Set<string>;
}

export function startGaps(): Gaps {
  return gapsOf({ byNode: new Map(), byName: new Map(), taken: new Set() }, '');
}

function gapsOf(registry: Registry, file: string): Gaps {
  const { byNode, byName } = registry;
  return {
    of: (node) => byNode.get(node) ?? [],
    text: (value, gaps, span) => {
      const node = textNode(value, span);
      if (gaps.length > 0) byNode.set(node, [...new Set(gaps)]);
      return node;
    },
    within: (text) => (text.includes('unresolved') ? gapsOfText(text, [...byName.values()]) : []),
    gap: (name, why, form = {}) => {
      const wanted = form.text ?? `unresolved_${name.replace(/\W+/g, '_').replace(/^_|_$/g, '')}`;
      const key = JSON.stringify([file, name, wanted]);
      const known = byName.get(key);
      if (known) return known;
      const text = freeText(registry, wanted);
      const gap: Gap = { name, text, why, symbol: form.symbol ?? false };
      byName.set(key, gap);
      return gap;
    },
    inFile: (path) => gapsOf(registry, path),
  };
}

function freeText({ taken }: Registry, wanted: string): string {
  let text = wanted;
  for (let count = 2; taken.has(text); count += 1) text = `${wanted}${count}`;
  taken.add(text);
  return text;
}

/** Those of the gaps that stand in a text; one whose placeholder begins like a longer one does not. */
export function gapsOfText(text: string, gaps: readonly Gap[]): readonly Gap[] {
  const found: Gap[] = [];
  let rest = text;
  for (const gap of longestFirst(gaps)) {
    if (!rest.includes(gap.text)) continue;
    found.push(gap);
    rest = rest.replaceAll(gap.text, '\n');
  }
  return found;
}

/** The text with something else in the place of each gap. */
export function withoutGaps(text: string, gaps: readonly Gap[], instead: string): string {
  return longestFirst(gaps).reduce((rest, gap) => rest.replaceAll(gap.text, instead), text);
}

function longestFirst(gaps: readonly Gap[]): readonly Gap[] {
  return [...gaps].sort((a, b) => b.text.length - a.text.length);
}

/** A text that is nothing but a gap. */
export function gapNode(gaps: Gaps, gap: Gap, span?: Span): JsonString {
  return gaps.text(gap.text, [gap], span);
}

/** A managed policy of which only the ARN is told, or not even that. */
export function untoldPolicy(gaps: Gaps, arn: JsonNode): JsonString {
  const [open] = gaps.of(arn);
  const name = textOf(arn) ?? 'a managed policy';
  return gapNode(
    gaps,
    open ?? gaps.gap(name, 'the files do not hold this managed policy'),
    arn.span,
  );
}

/** All gaps in a tree. */
export function gapsIn(gaps: Gaps, node: JsonNode): readonly Gap[] {
  switch (node.kind) {
    case 'object':
      return node.members.flatMap(({ value }) => gapsIn(gaps, value));
    case 'array':
      return node.items.flatMap((item) => gapsIn(gaps, item));
    default:
      return gaps.of(node);
  }
}

/** Texts joined to one, with the gaps of all. */
export function joined(
  gaps: Gaps,
  parts: readonly (string | JsonString)[],
  span?: Span,
): JsonString {
  const texts = parts.map((part) => (typeof part === 'string' ? part : part.value));
  const open = parts.flatMap((part) => (typeof part === 'string' ? [] : gaps.of(part)));
  return gaps.text(texts.join(''), open, span);
}
