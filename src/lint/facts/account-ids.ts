import type { JsonNode } from '../../../grammar/json/tree.ts';
import type { Path } from '../../policy/policy-faults.ts';

/** A number without quotes. */
export interface WrittenNumber {
  readonly lexeme: string;
  readonly node: JsonNode;
  readonly path: Path;
}

/** Condition keys that hold the ID of an account, in lower case (November 2026). */
export const accountKeys: ReadonlySet<string> = new Set([
  'aws:principalaccount',
  'aws:resourceaccount',
  'aws:sourceaccount',
  'aws:sourceowner',
  'aws:vpceaccount',
  'kms:calleraccount',
  's3:dataaccesspointaccount',
  's3:resourceaccount',
]);

/** The numbers in a value, alone or in a list. */
export function numbersIn(node: JsonNode | undefined, path: Path): readonly WrittenNumber[] {
  if (node?.kind === 'number') return [{ lexeme: node.lexeme, node, path }];
  if (node?.kind !== 'array') return [];
  return node.items.flatMap((item, index) =>
    item.kind === 'number' ? [{ lexeme: item.lexeme, node: item, path: [...path, index] }] : [],
  );
}

/** The ID that a number was before it lost its leading zeros; absent where nobody can tell. */
export function accountIdOf(lexeme: string): string | undefined {
  return /^\d{9,12}$/.test(lexeme) ? lexeme.padStart(12, '0') : undefined;
}
