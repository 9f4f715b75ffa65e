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

/** What a statement asks of tokens. */
export interface AskedClaims {
  /** Whether it may ask anything, as a part of it is not known. */
  readonly hidden: boolean;
  /** Keys in lower case, and what stands before their first and their last colon. */
  readonly keys: ReadonlySet<string>;
  readonly hosts: ReadonlySet<string>;
}

export function askedClaims({ clauses, conditionHidden }: WrittenStatement): AskedClaims {
  return {
    hidden: conditionHidden || clauses.some(({ key }) => isOpen(key)),
    keys: new Set(clauses.map(({ folded }) => folded)),
    hosts: new Set(
      clauses.flatMap(({ folded }) => [
        folded.slice(0, Math.max(0, folded.indexOf(':'))),
        folded.slice(0, Math.max(0, folded.lastIndexOf(':'))),
      ]),
    ),
  };
}

/** Whether a claim of a provider is asked for, or any; what is not known may ask. */
export function mayAsk(
  { hidden, keys, hosts }: AskedClaims,
  host: string,
  claim?: string,
): boolean {
  const start = keyPrefixOfProvider.get(host) ?? host;
  return hidden || (claim === undefined ? hosts.has(start) : keys.has(`${start}:${claim}`));
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
