import type { StackFacts } from '../cloudformation/resolver.ts';

/** What stands for the account that a template is deployed to: no account has this number. */
export const standInAccount = '000000000000';

/** Where a template is deployed is not known, and matters to few policies. */
export const stackFacts: StackFacts = {
  accountId: standInAccount,
  region: 'us-east-1',
  partition: 'aws',
};
