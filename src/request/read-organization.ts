import { sortMembers } from '../../grammar/json/members.ts';
import type { JsonNode } from '../../grammar/json/tree.ts';
import { readObject, readString, reportType } from './read-values.ts';
import type { Organization } from './request.ts';
import { type Path, type Report, reportStray } from './request-faults.ts';

const members = ['id', 'paths', 'managementAccount'] as const;

/** Reads what is known of the organization that an account belongs to. */
export function readOrganization(
  report: Report,
  node: JsonNode,
  path: Path,
): Organization | undefined {
  const object = readObject(report, node, path);
  if (!object) return undefined;
  const sorted = sortMembers(object, members);
  reportStray(report, sorted, path, 'an organization');
  const id = sorted.known.get('id')?.value;
  const paths = sorted.known.get('paths')?.value;
  const management = sorted.known.get('managementAccount')?.value;
  const idText = id && readString(report, id, [...path, 'id']);
  const pathTexts = paths && readPaths(report, paths, [...path, 'paths']);
  if (management && management.kind !== 'boolean') {
    reportType(report, management, [...path, 'managementAccount'], '`true` or `false`');
  }
  return {
    ...(idText !== undefined && { id: idText }),
    ...(pathTexts && { paths: pathTexts }),
    ...(management?.kind === 'boolean' && { managementAccount: management.value }),
  };
}

function readPaths(report: Report, node: JsonNode, path: Path): readonly string[] {
  const items = node.kind === 'array' ? node.items : [node];
  return items.flatMap((item, index) => {
    const at = node.kind === 'array' ? [...path, index] : path;
    const text = readString(report, item, at);
    if (text === undefined) return [];
    if (!text.endsWith('/')) {
      report({
        code: 'request/organization-path',
        at: item,
        path: at,
        message: 'the path of an organization ends in `/`',
        help: 'write it as `o-exampleorgid/r-ab12/ou-ab12-11111111/`',
      });
    }
    return [text];
  });
}
