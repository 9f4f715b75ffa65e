import type { JsonNode, JsonObject } from '../../grammar/json/tree.ts';
import { policyTypes, type Quota } from '../catalog/policy-types.ts';
import type { Span } from '../text/span.ts';
import type { Reading } from './policy-faults.ts';

/**
 * Tells when a document is larger than its type may be (clause 1.6). IAM counts characters without
 * the blanks between tokens; other services count the text as submitted, where there is one.
 */
export function checkSize(reading: Reading, node: JsonObject): void {
  const quota = quotaOf(reading);
  if (!quota) return;
  const asSubmitted = quota.whitespace && node.span;
  reportSize(
    reading,
    asSubmitted ? asSubmitted.end - asSubmitted.start : minifiedLength(node),
    node,
  );
}

function quotaOf({ type }: Reading): Quota | undefined {
  const facts: { readonly label: string; readonly quota?: Quota } = policyTypes[type];
  return facts.quota;
}

/** Tells of a size that is more than the policy's type may have. */
export function reportSize(reading: Reading, size: number, at: { readonly span?: Span }): void {
  const quota = quotaOf(reading);
  if (!quota || size <= quota.characters) return;
  const { characters, what, note } = quota;
  reading.report({
    code: 'policy/quota',
    at,
    path: [],
    message: `the policy has ${size} characters; ${what} holds at most ${characters}`,
    ...(note && { why: note }),
  });
}

/** How long the document is as JSON without blanks. A policy nests five deep at most. */
export function minifiedLength(node: JsonNode): number {
  switch (node.kind) {
    case 'object':
      return punctuated(
        node.members,
        ({ key, value }) => stringLength(key) + 1 + minifiedLength(value),
      );
    case 'array':
      return punctuated(node.items, minifiedLength);
    case 'string':
      return stringLength(node.value);
    case 'number':
      return node.lexeme.length;
    case 'boolean':
      return node.value ? 4 : 5;
    default:
      return 4;
  }
}

/** Two brackets, and a comma between each two parts. */
function punctuated<T>(parts: readonly T[], length: (part: T) => number): number {
  let total = Math.max(2, parts.length + 1);
  for (const part of parts) total += length(part);
  return total;
}

function stringLength(text: string): number {
  return /["\\]|[^ -\uffff]/.test(text) ? JSON.stringify(text).length : text.length + 2;
}
