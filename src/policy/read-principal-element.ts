import { quoted, sortMembers } from '../../grammar/json/members.ts';
import type { JsonMember, JsonNode, JsonObject, JsonString } from '../../grammar/json/tree.ts';
import type { Path, StatementReading } from './policy-faults.ts';
import type { PrincipalElement, PrincipalGroup, PrincipalKind } from './principal.ts';
import { reportRepeated } from './read-elements.ts';
import { checkCharacters, readTextList, wrongType } from './read-text.ts';

export const principalKinds: readonly PrincipalKind[] = [
  'AWS',
  'Service',
  'Federated',
  'CanonicalUser',
];

/** Reads `Principal` or `NotPrincipal` (clause 1.4). */
export function readPrincipalElement(
  reading: StatementReading,
  node: JsonNode,
  negated: boolean,
  path: Path,
): PrincipalElement | undefined {
  const principals = readPrincipals(reading, node, path);
  return principals && { negated, principals, ...(node.span && { span: node.span }) };
}

function readPrincipals(
  reading: StatementReading,
  node: JsonNode,
  path: Path,
): PrincipalElement['principals'] | undefined {
  if (node.kind === 'object') return readGroups(reading, node, path);
  if (node.kind !== 'string') {
    wrongType(reading, node, path, `\`${path.at(-1)}\` must be \`"*"\` or an object`);
    return undefined;
  }
  if (node.value === '*') return '*';
  reading.report({
    code: 'policy/principal-string',
    at: node,
    path,
    message: `the only principal that can stand alone is \`"*"\`, not ${quoted(node.value)}`,
    ...principalHelp(node.value),
  });
  return undefined;
}

function principalHelp(text: string): { readonly help?: string } {
  const kind = likelyKind(text);
  return kind ? { help: `write \`{"${kind}": "${text}"}\`` } : {};
}

/** Short texts only: the help repeats them whole. */
function likelyKind(text: string): PrincipalKind | undefined {
  if (text.length > 200) return undefined;
  if (/^arn:[^:]*:iam::\d+:(saml|oidc)-provider\//.test(text)) return 'Federated';
  if (/^(arn:|\d{12}$|A[IR][DO]A[A-Z0-9]+$)/.test(text)) return 'AWS';
  if (/^[a-z0-9.-]+\.amazonaws\.com(\.cn)?$/.test(text)) return 'Service';
  return undefined;
}

function readGroups(
  reading: StatementReading,
  node: JsonObject,
  path: Path,
): readonly PrincipalGroup[] | undefined {
  const { known, repeated, unknown } = sortMembers(node, principalKinds);
  for (const { member, meant } of unknown) reportKind(reading, member, meant, path);
  reportRepeated(reading, repeated, path);
  if (node.members.length === 0) {
    reading.report({
      code: 'policy/empty-list',
      at: node,
      path,
      message: `\`${path.at(-1)}\` lists nobody`,
    });
  }
  const groups: PrincipalGroup[] = [];
  for (const [kind, { value }] of known) {
    const read = readTextList(reading, value, [...path, kind], (entry, entryPath) => {
      checkCharacters(reading, entry, entryPath);
      checkWildcard(reading, kind, entry, entryPath);
    });
    if (read) groups.push({ kind, entries: read.texts, list: read.list });
  }
  return groups.length === known.size && unknown.length === 0 ? groups : undefined;
}

function reportKind(
  reading: StatementReading,
  { key, keySpan }: JsonMember,
  meant: string | undefined,
  path: Path,
): void {
  reading.report({
    code: 'policy/principal-kind',
    at: { span: keySpan },
    path: [...path, key],
    message: `${quoted(key)} is not a kind of principal`,
    help: meant
      ? `write \`${meant}\`; the kinds are case-sensitive`
      : `the kinds are ${principalKinds.map((kind) => `\`${kind}\``).join(', ')}`,
  });
}

/** A wildcard is legal only as the whole of an `AWS` or `Federated` entry (clauses 1.4, 12.5). */
function checkWildcard(
  reading: StatementReading,
  kind: PrincipalKind,
  entry: JsonString,
  path: () => Path,
): void {
  if (!/[*?]/.test(entry.value)) return;
  if (entry.value === '*' && (kind === 'AWS' || kind === 'Federated')) return;
  reading.report({
    code: 'policy/principal-wildcard',
    at: entry,
    path: path(),
    message: `${quoted(entry.value)} matches nobody`,
    why: 'wildcards inside a principal have no effect; only `*` alone stands for everyone',
    help: 'name the account and restrict `aws:PrincipalArn` in a condition',
  });
}
