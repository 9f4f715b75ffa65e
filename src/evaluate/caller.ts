import { readArn } from '../../grammar/arn/read-arn.ts';
import { isIam } from '../match/match-principal.ts';
import type { Principal, Request } from '../request/request.ts';
import { type ActionFacts, actionFacts } from './action-facts.ts';

/**
 * The caller as policies see it. AssumeRoleWithWebIdentity and WithSAML are unsigned calls: whoever
 * makes them counts only as what the provider says (clause 12.15).
 */
export function callerOf(
  { action, principal, context }: Request,
  { unsigned }: ActionFacts = actionFacts(action),
): Principal {
  if (!unsigned || !isIam(principal)) return principal;
  const provider = context.get('aws:federatedprovider');
  return {
    kind: 'federated',
    provider: provider?.state === 'supplied' ? provider.values.join() : '',
  };
}

/** The owner of the resource: as stated, else the account in its ARN (clauses 12.17, 12.18). */
export function ownerOf({ resource, resourceAccount }: Request): string | undefined {
  if (resourceAccount !== undefined) return resourceAccount;
  const account = readArn(resource)?.account ?? '';
  return /^\d{12}$/.test(account) ? account : undefined;
}
