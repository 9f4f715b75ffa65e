import { quoted } from '../../../grammar/json/members.ts';
import type { ResourcePolicyFacts } from '../../catalog/resource-policies.ts';
import { foldCase } from '../../text/fold-case.ts';
import type { Finding } from '../rule.ts';
import type { WrittenText } from '../written.ts';
import { splitAction } from './actions.ts';
import { isOpen } from './arns.ts';

/** What says that a resource's policy holds an action of another service. */
export function* foreignAction(
  entry: WrittenText,
  { label, actions }: ResourcePolicyFacts,
): Iterable<Finding> {
  const service = splitAction(entry.text)?.service;
  if (service === undefined || isOpen(service) || actions.includes(foldCase(service))) return;
  yield { at: entry, message: `${label} has no say in actions of ${quoted(service)}` };
}
