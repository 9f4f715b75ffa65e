import { quoted } from '../../grammar/json/members.ts';
import type { JsonNode } from '../../grammar/json/tree.ts';
import type { ClaimValue } from './claims.ts';
import type { Report } from './cognito-faults.ts';
import { type Place, reportType } from './read-place.ts';

/** The plain value of a claim. */
export function readClaimValue(report: Report, place: Place): ClaimValue {
  const { node, path } = place;
  switch (node.kind) {
    case 'string':
    case 'boolean':
      return node.value;
    case 'null':
      return null;
    case 'number':
      return readNumber(report, place, node.lexeme);
    case 'array':
      return node.items.map((item, index) =>
        readClaimValue(report, { node: item, path: [...path, index] }),
      );
    case 'object':
      return readMembers(report, node.members, path);
    case 'notJson':
      reportType(report, place, 'JSON');
      return null;
    default:
      return node satisfies never;
  }
}

/** fromEntries makes members of keys such as `__proto__`, assignment does not. */
function readMembers(
  report: Report,
  members: readonly { readonly key: string; readonly value: JsonNode }[],
  path: Place['path'],
): ClaimValue {
  return Object.fromEntries(
    members.map(({ key, value }) => [
      key,
      readClaimValue(report, { node: value, path: [...path, key] }),
    ]),
  );
}

/** A rule compares a number by its text, which is then not the one in the token. */
function readNumber(report: Report, { node, path }: Place, lexeme: string): number {
  const value = Number(lexeme);
  if (String(value) !== lexeme) {
    report({
      code: 'cognito/number',
      at: node,
      path,
      message: `the number ${quoted(lexeme)} is taken as \`${value}\``,
    });
  }
  return value;
}
