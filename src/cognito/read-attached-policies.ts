import type { Policy, PolicyType } from '../policy/policy.ts';
import { readPolicyNode } from '../policy/read-policy.ts';
import type { SourceText } from '../text/source.ts';
import type { Reporting } from './cognito-faults.ts';
import { type Place, readFields, readItems, readText, required } from './read-place.ts';

/** What readers of policies need: they have findings of their own, and point into the text. */
export interface Reading extends Reporting {
  readonly source?: SourceText;
}

/** Reads the policies of a list, in its order. */
export function readPolicies(
  reading: Reading,
  place: Place | undefined,
  type: PolicyType,
): readonly Policy[] {
  return readItems(reading.report, place).flatMap((item) => readPolicy(reading, item, type) ?? []);
}

/** Reads a policy document, or one with a name: `{"name", "policy"}`. */
export function readPolicy(
  reading: Reading,
  place: Place | undefined,
  type: PolicyType,
): Policy | undefined {
  if (!place) return undefined;
  const { report, adopt, source } = reading;
  const { node, path } = place;
  const isNamed = node.kind === 'object' && node.members.some(({ key }) => key === 'policy');
  const fields = isNamed ? readFields(report, place, ['name', 'policy']) : undefined;
  const name = readText(report, fields?.get('name')) ?? nameAt(path);
  const document = fields ? required(report, fields, 'policy') : place;
  if (!document) return undefined;
  const parsed = readPolicyNode(document.node, { name, type, ...(source && { source }) });
  adopt(parsed.diagnostics, document.path);
  return parsed.value;
}

/** `Auth.policies[0]`: what verdicts call a policy without a name. */
function nameAt(path: Place['path']): string {
  return path
    .slice(-3)
    .filter((part) => part !== 'roles')
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${lastNameIn(part)}`))
    .join('')
    .slice(1);
}

function lastNameIn(text: string): string {
  return text.slice(text.lastIndexOf('/') + 1);
}
