import { callerKeys, sourceKeySubstitutes, sourceKeys } from '../../catalog/source-keys.ts';
import type { WrittenClause, WrittenPrincipalEntry, WrittenStatement } from '../written.ts';
import { clausesAbout } from './clauses.ts';

/** How a statement that lets services in says on whose behalf they may call. */
export type SourceLimit =
  | { readonly kind: 'source' }
  | { readonly kind: 'caller'; readonly clause: WrittenClause }
  | { readonly kind: 'none' };

const naming: ReadonlySet<string> = new Set([...sourceKeys, ...sourceKeySubstitutes]);

export function sourceLimit(statement: WrittenStatement): SourceLimit {
  if (statement.conditionHidden || clausesAbout(statement, naming).length > 0) {
    return { kind: 'source' };
  }
  const [clause] = clausesAbout(statement, callerKeys);
  return clause ? { kind: 'caller', clause } : { kind: 'none' };
}

/** The services that a statement lets in by name. */
export function allowedServices({
  effect,
  principal,
}: WrittenStatement): readonly WrittenPrincipalEntry[] {
  if (effect !== 'Allow' || !principal || principal.negated) return [];
  return principal.entries.filter(({ kind }) => kind === 'Service');
}
