import { readJson } from '../../grammar/json/read-json.ts';
import { hasErrors } from '../text/diagnostic.ts';
import { sourceText } from '../text/source.ts';
import { memberOf } from './read-written.ts';

/**
 * The document that an example is about: itself, or the one that its statement or list of
 * statements stands in. What is no JSON stays as it is.
 */
export function exampleDocument(policy: string): string {
  const { value: node, diagnostics } = readJson(sourceText('policy.json', policy));
  if (node === undefined || hasErrors(diagnostics)) return policy;
  const has = (key: string) => memberOf(node, key) !== undefined;
  const isDocument = has('Statement') || has('Version') || !(has('Effect') || has('Action'));
  if (node.kind !== 'array' && isDocument) return policy;
  return `{\n  "Version": "2012-10-17",\n  "Statement": ${policy}\n}`;
}
