import type { JsonNode } from '../../grammar/json/tree.ts';
import { writeJson } from '../../grammar/json/write-json.ts';
import type { Path } from '../policy/policy-faults.ts';
import { memberOf } from './read-written.ts';

/** What a fingerprint is made from. */
interface Found {
  readonly rule: string;
  readonly path: Path;
}

const hashes = new WeakMap<JsonNode, string>();

/**
 * Sixteen hexadecimal digits that a finding keeps when lines move, and when other statements come,
 * go and change: of the rule, the place inside its statement and the statement without its blanks.
 */
export function fingerprint({ rule, path }: Found, document: JsonNode | undefined): string {
  const [element, index, ...inside] = path;
  if (document === undefined || element !== 'Statement') return hashOf([rule, ...path].join(' '));
  const statements = memberOf(document, 'Statement')?.value;
  const statement =
    statements?.kind === 'array' && typeof index === 'number'
      ? statements.items[index]
      : statements;
  const below = typeof index === 'number' || index === undefined ? inside : [index, ...inside];
  const text = statement === undefined ? '' : hashOfNode(statement);
  return hashOf([rule, ...below, text].join(' '));
}

/** A statement may have thousands of findings: it is written out once. */
function hashOfNode(node: JsonNode): string {
  const known = hashes.get(node);
  if (known !== undefined) return known;
  const hash = hashOf(writeJson(node));
  hashes.set(node, hash);
  return hash;
}

/** Two FNV-1a sums of 32 bits over UTF-16 units: enough to tell findings apart, no secret. */
function hashOf(text: string): string {
  let low = 0x811c9dc5;
  let high = 0x9747b28c;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ unit ^ (low >>> 16), 0x01000193);
  }
  return `${hexadecimal(high)}${hexadecimal(low)}`;
}

function hexadecimal(sum: number): string {
  return (sum >>> 0).toString(16).padStart(8, '0');
}
