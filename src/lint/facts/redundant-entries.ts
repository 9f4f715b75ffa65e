import { splitArnPattern } from '../../../grammar/arn/split-arn-pattern.ts';
import { quoted } from '../../../grammar/json/members.ts';
import { variableSpans } from '../../../grammar/template/read-template.ts';
import { foldCase } from '../../text/fold-case.ts';
import { removeItems } from '../edits.ts';
import type { Finding } from '../rule.ts';
import type { WrittenElement, WrittenText } from '../written.ts';
import { hasWildcard, splitAction } from './actions.ts';
import { type CoveredGroup, coveredGroups } from './covered-entries.ts';

/** Entries of an `Action` that others cover; letter case does not count (clause 2.2). */
export function redundantActions(element: WrittenElement): Iterable<Finding> {
  if (element.entries.length < 2) return [];
  const texts = element.entries.map(({ text }) =>
    text.includes(':') ? withoutRuns(foldCase(text)) : text,
  );
  return findings(element, coveredGroups(texts, coversAsAction));
}

/** Stars in a row are one. */
function withoutRuns(text: string): string {
  return text.includes('**') ? text.replace(/\*+/g, '*') : text;
}

/** A service is literal, and nothing but `*` does without one (clause 2.2). */
function coversAsAction(text: string): boolean {
  return text === '*' || text === '*:*' || !hasWildcard(splitAction(text)?.service ?? '*');
}

/** Entries of a `Resource` that others cover. */
export function redundantResources(element: WrittenElement): Iterable<Finding> {
  if (element.entries.length < 2) return [];
  const texts = element.entries.map(({ text }) => (text.includes('${') ? text : withoutRuns(text)));
  return findings(element, coveredGroups(texts, coversAsText));
}

/**
 * Whether a pattern covers what it covers as plain text: wildcards inside the first five fields of
 * an ARN stop at its colons (clause 2.3), and `${*}` is a star itself.
 */
function coversAsText(text: string): boolean {
  if (text === '*') return true;
  const isPlain = (field: string) => !/[*?]/.test(field.replace(/\*$/, ''));
  return (
    splitArnPattern(text).slice(0, 5).every(isPlain) &&
    !(text.includes('${') && text.includes('**')) &&
    variableSpans(text).every(({ start, end }) => !/[*?]/.test(text.slice(start, end)))
  );
}

function* findings(element: WrittenElement, groups: readonly CoveredGroup[]): Iterable<Finding> {
  for (const { by, covered } of groups) {
    const cover = element.entries[by];
    const [first, ...others] = covered.flatMap((index) => element.entries[index] ?? []);
    if (!cover || !first) continue;
    const more = others.length === 0 ? '' : ` and ${others.length} more`;
    yield {
      at: first,
      also: [...others, cover],
      message: `${quoted(first.text)}${more} ${others.length === 0 ? 'is' : 'are'} covered by ${quoted(cover.text)} in the same list`,
      related: [{ at: cover, message: 'covers it' }],
      fix: {
        kind: 'safe',
        title: covered.length === 1 ? `remove ${quoted(first.text)}` : 'remove what is covered',
        edits: withoutEntries(element, [first, ...others]),
      },
    };
  }
}

function withoutEntries({ node }: WrittenElement, entries: readonly WrittenText[]) {
  if (node.kind !== 'array') return [];
  const indexes = entries.flatMap(({ path }) => {
    const index = path.at(-1);
    return typeof index === 'number' ? [index] : [];
  });
  return removeItems(node, new Set(indexes));
}
