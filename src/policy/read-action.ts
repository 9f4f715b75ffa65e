import { quoted } from '../../grammar/json/members.ts';
import type { JsonString } from '../../grammar/json/tree.ts';
import type { Path, StatementReading } from './policy-faults.ts';

/** Tells of actions that can match nothing, or that the service would refuse (clause 2.2). */
export function checkAction(reading: StatementReading, node: JsonString, path: () => Path): void {
  const action = node.value;
  if (action === '*') return;
  const colon = action.indexOf(':');
  if (colon === -1) {
    reading.report({
      code: 'policy/action-without-service',
      at: node,
      path: path(),
      message: `${quoted(action)} names no service and matches nothing`,
      help: 'an action is written `service:Name`, such as `s3:GetObject`',
    });
    return;
  }
  const star = action.search(/[*?]/);
  if (star === -1 || star > colon) return;
  reading.report({
    code: 'policy/service-wildcard',
    at: node,
    path: path(),
    message: `${quoted(action)} has a wildcard in the service's prefix`,
    why: 'wildcards are allowed in the name of an action only',
    help: action === '*:*' ? 'write `*`' : 'list the services one by one',
  });
}
