import { readArn } from '../../../grammar/arn/read-arn.ts';
import { GITHUB, keyPrefixOfProvider } from '../../catalog/identity-providers.ts';
import { foldCase } from '../../text/fold-case.ts';
import type { WrittenClause, WrittenPrincipalEntry, WrittenStatement } from '../written.ts';
import { coveringEntry } from './coverage.ts';
import { hasBareWildcard, isOpen } from './values.ts';

/** What a `Federated` principal is. */
export type Provider =
  | { readonly kind: 'saml' | 'invalid' }
  | {
      readonly kind: 'oidc';
      /** Lower case, with the path: condition keys begin with it. */
      readonly host: string;
      /** Whether it is named by its domain alone, not by the ARN of a provider in IAM. */
      readonly byDomain: boolean;
    };

/** Absent where a part of it is not known. */
export function providerOf(text: string): Provider | undefined {
  if (isOpen(text) || hasBareWildcard(text)) return undefined;
  const arn = readArn(text);
  const [, kind, name] = /^(saml|oidc)-provider\/(.+)$/s.exec(arn?.resource ?? '') ?? [];
  if (arn?.service === 'iam' && name !== undefined) {
    return kind === 'saml' ? { kind } : { kind: 'oidc', host: foldCase(name), byDomain: false };
  }
  return /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i.test(text)
    ? { kind: 'oidc', host: foldCase(text), byDomain: true }
    : { kind: 'invalid' };
}

/** The OIDC providers that a statement lets assume the role. */
export function oidcProviders(statement: WrittenStatement): readonly OidcPrincipal[] {
  const { effect, action, principal } = statement;
  if (effect !== 'Allow' || !action || action.negated || !principal || principal.negated) return [];
  if (!coveringEntry(action, 'sts:AssumeRoleWithWebIdentity')) return [];
  return principal.entries.flatMap((entry) => {
    const provider = entry.kind === 'Federated' ? providerOf(entry.text) : undefined;
    return provider?.kind === 'oidc' ? [{ entry, host: provider.host }] : [];
  });
}

export interface OidcPrincipal {
  readonly entry: WrittenPrincipalEntry;
  readonly host: string;
}

/** Whether a statement asks for a claim of a provider, or for any; what is not known may ask. */
export function mayAsk(statement: WrittenStatement, host: string, claim = ''): boolean {
  const start = `${keyPrefixOfProvider.get(host) ?? host}:${claim}`;
  return (
    statement.conditionHidden ||
    statement.clauses.some(
      ({ folded, key }) => isOpen(key) || (claim ? folded === start : folded.startsWith(start)),
    )
  );
}

export function isGithub(host: string): boolean {
  return host === GITHUB || host.startsWith(`${GITHUB}/`);
}

/** Whether a clause of an Allow wants a claim of a GitHub token to be something. */
export function wantsGithubClaim(
  { folded, row }: WrittenClause,
  { effect }: WrittenStatement,
  claim: string,
): boolean {
  const colon = folded.lastIndexOf(':');
  return (
    effect === 'Allow' &&
    row?.asks === 'value' &&
    !row.negated &&
    folded.slice(colon + 1) === claim &&
    isGithub(folded.slice(0, Math.max(0, colon)))
  );
}
