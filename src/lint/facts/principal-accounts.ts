import { readArn } from '../../../grammar/arn/read-arn.ts';
import { standInAccount } from '../../extract/policies/stand-ins.ts';
import type { WrittenPrincipalEntry } from '../written.ts';

/** The account that an entry under `AWS` names or is of. */
export function accountOfEntry({ kind, text }: WrittenPrincipalEntry): string | undefined {
  if (kind !== 'AWS') return undefined;
  const account = readArn(text)?.account ?? text;
  return /^\d{12}$/.test(account) ? account : undefined;
}

/** Whether an entry names a whole account: all of its principals, by leave of its administrators. */
export function isWholeAccount({ kind, text }: WrittenPrincipalEntry): boolean {
  if (kind !== 'AWS') return false;
  return /^\d{12}$/.test(text) || readArn(text)?.resource === 'root';
}

/** Whether somebody said which accounts are the user's own, beside that of a template. */
export function areAccountsKnown(accounts: readonly string[]): boolean {
  return accounts.some((account) => account !== standInAccount);
}
