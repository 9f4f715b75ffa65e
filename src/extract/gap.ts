import type { JsonNode, JsonString } from '../../grammar/json/tree.ts';
import type { Span } from '../text/span.ts';
import { textNode } from './node.ts';

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
}

export interface GapForm {
  readonly symbol?: boolean;
  /** The placeholder, where it must look like something: `us-east-1_unresolvedUsers`. */
  readonly text?: string;
}

export function startGaps(): Gaps {
  const byNode = new Map<JsonNode, readonly Gap[]>();
  const taken = new Set<string>();
  const byName = new Map<string, Gap>();
  const named = (name: string, why: string, { symbol = false, text }: GapForm): Gap => {
    const wanted = text ?? `unresolved_${name.replace(/\W+/g, '_')}`;
    const key = `${name} ${wanted}`;
    const known = byName.get(key);
    if (known) return known;
    let free = wanted;
    for (let count = 2; taken.has(free); count += 1) free = `${wanted}${count}`;
    taken.add(free);
    const gap: Gap = { name, text: free, why, symbol };
    byName.set(key, gap);
    return gap;
  };
  return {
    of: (node) => byNode.get(node) ?? [],
    text: (value, gaps, span) => {
      const node = textNode(value, span);
      if (gaps.length > 0) byNode.set(node, [...new Set(gaps)]);
      return node;
    },
    within: (text) =>
      text.includes('unresolved')
        ? [...byName.values()].filter((gap) => text.includes(gap.text))
        : [],
    gap: (name, why, form = {}) => named(name, why, form),
  };
}

/** A text that is nothing but a gap. */
export function gapNode(gaps: Gaps, gap: Gap, span?: Span): JsonString {
  return gaps.text(gap.text, [gap], span);
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
