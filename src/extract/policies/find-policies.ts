import { readJson } from '../../../grammar/json/read-json.ts';
import type { PolicyType } from '../../policy/policy.ts';
import { hasErrors } from '../../text/diagnostic.ts';
import type { SourceText } from '../../text/source.ts';
import { detectType } from './detect-type.ts';
import type { FoundPolicies } from './found-policy.ts';

export interface FindPoliciesOptions {
  /** What every document in the file is; found out for each of them by default. */
  readonly type?: PolicyType;
  readonly resourceType?: string;
}

/** Finds the policies that a file holds. */
export function findPolicies(
  source: SourceText,
  { type, resourceType }: FindPoliciesOptions,
): FoundPolicies {
  const { value: node, diagnostics } = readJson(source);
  if (node === undefined || hasErrors(diagnostics)) return { policies: [], diagnostics };
  const detected = type === undefined ? detectType(node, source.path) : { type };
  return {
    policies: [
      {
        node,
        path: [],
        editable: true,
        ...detected,
        ...(resourceType !== undefined && { resourceType }),
      },
    ],
    diagnostics,
  };
}
