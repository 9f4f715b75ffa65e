import { kindOf } from '../../grammar/json/members.ts';
import type { JsonNode, JsonObject } from '../../grammar/json/tree.ts';
import type { Path, Report } from './request-faults.ts';

/** Reads a member that must be a string. */
export function readString(
  report: Report,
  node: JsonNode,
  path: Path,
  help?: string,
): string | undefined {
  if (node.kind === 'string') return node.value;
  reportType(report, node, path, 'a string', help);
  return undefined;
}

export function readObject(report: Report, node: JsonNode, path: Path): JsonObject | undefined {
  if (node.kind === 'object') return node;
  reportType(report, node, path, 'an object');
  return undefined;
}

export function reportType(
  report: Report,
  node: JsonNode,
  path: Path,
  wanted: string,
  help?: string,
): void {
  const name = path.length === 0 ? 'a request' : `\`${path.at(-1)}\``;
  report({
    code: 'request/type',
    at: node,
    path,
    message: `${name} must be ${wanted}, not ${kindOf(node)}`,
    ...(help && { help }),
  });
}

/** An account is twelve digits; another text is taken as it is, since nothing hangs on its form. */
export function checkAccount(report: Report, account: string, at: JsonNode, path: Path): void {
  if (/^\d{12}$/.test(account)) return;
  report({
    code: 'request/account',
    at,
    path,
    message: 'an account id has twelve digits',
  });
}
