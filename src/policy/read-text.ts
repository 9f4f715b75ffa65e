import { kindOf } from '../../grammar/json/members.ts';
import type { JsonNode, JsonString } from '../../grammar/json/tree.ts';
import { policyTypes } from '../catalog/policy-types.ts';
import type { TextPattern } from './policy.ts';
import type { Path, Reading, StatementReading } from './policy-faults.ts';

/** Text, or a list of texts, with the form it was written in. */
export interface TextList {
  readonly texts: readonly TextPattern[];
  readonly list: boolean;
}

/** Looks at one text of a list; the path is built only when there is something to tell. */
export type TextCheck = (node: JsonString, path: () => Path) => void;

/** Reads one or many texts (clause 1.1); an empty list is legal and covers nothing (clause 12.2). */
export function readTextList(
  reading: Reading,
  node: JsonNode,
  path: Path,
  check: TextCheck,
): TextList | undefined {
  const element = String(path.at(-1));
  if (node.kind === 'string') {
    check(node, () => path);
    return { texts: [textOf(node)], list: false };
  }
  if (node.kind !== 'array') {
    wrongType(reading, node, path, `\`${element}\` must be a string or a list of strings`);
    return undefined;
  }
  if (node.items.length === 0) {
    reading.report({
      code: 'policy/empty-list',
      at: node,
      path,
      message: `\`${element}\` lists nothing`,
      why: 'an empty list matches nothing, and its Not form excludes nothing',
    });
  }
  const texts: TextPattern[] = [];
  for (const [index, item] of node.items.entries()) {
    if (item.kind === 'string') {
      check(item, () => [...path, index]);
      texts.push(textOf(item));
    } else {
      wrongType(reading, item, [...path, index], `\`${element}\` must hold strings`);
    }
  }
  return texts.length === node.items.length ? { texts, list: true } : undefined;
}

function textOf({ value, span }: JsonString): TextPattern {
  return span ? { text: value, span } : { text: value };
}

/** Reads an element that must be one string. */
export function readString(reading: Reading, node: JsonNode, path: Path): string | undefined {
  if (node.kind === 'string') {
    checkCharacters(reading, node, () => path);
    return node.value;
  }
  wrongType(reading, node, path, `\`${path.at(-1)}\` must be a string`);
  return undefined;
}

export function wrongType(reading: Reading, node: JsonNode, path: Path, claim: string): void {
  reading.report({
    code: 'policy/type',
    at: node,
    path,
    message: `${claim}, not ${kindOf(node)}`,
  });
}

/** What IAM stores is limited to tab, line ends, and U+0020 to U+00FF (clause 1.1). */
const OUTSIDE_LATIN = /[^\t\n\r -\u00ff]/;

export function checkCharacters(reading: Reading, node: JsonString, path: () => Path): void {
  if (!policyTypes[reading.type].plainText || !OUTSIDE_LATIN.test(node.value)) return;
  const found = OUTSIDE_LATIN.exec(node.value)?.[0] ?? '';
  reading.report({
    code: 'policy/characters',
    at: node,
    path: path(),
    message: `character ${codePointName(found)} is not allowed in a policy`,
    why: 'IAM stores tabs, line ends and the characters U+0020 to U+00FF only',
  });
}

function codePointName(character: string): string {
  return `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** Without `"Version": "2012-10-17"`, `${…}` is literal text (clause 1.5). */
export function checkVariables(
  reading: StatementReading,
  node: JsonString,
  path: () => Path,
): void {
  if (reading.variables || !node.value.includes('${')) return;
  reading.report({
    code: 'policy/variable-without-version',
    at: node,
    path: path(),
    message: '`${` stands for itself here: this version of the language has no policy variables',
    help: 'add `"Version": "2012-10-17"` to the policy',
  });
}
