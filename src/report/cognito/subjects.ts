import { claimText } from '../../cognito/claims.ts';
import { kindOfProvider, type ProviderKind } from '../../cognito/login-provider.ts';
import type { CognitoAnswered } from './answered.ts';

/** Who signed in as the provider knows them: not who they are to the identity pool. */
export interface Subject {
  readonly provider: string;
  readonly kind: ProviderKind;
  /** The `sub` of the provider's token. */
  readonly sub: string;
}

/** The subjects of an answer's logins; guests have none. */
export function subjectsOf({ scenario, answer }: CognitoAnswered): readonly Subject[] {
  const { identityPool } = scenario;
  return (answer.loggedIn.login?.logins ?? []).flatMap(({ provider, claims }) => {
    const sub = claimText(claims, 'sub');
    const kind = kindOfProvider(identityPool, provider);
    return sub === undefined ? [] : [{ provider, kind, sub }];
  });
}

/** What to call a provider's `sub`. */
export function subjectName({ kind, provider }: Subject): string {
  switch (kind) {
    case 'userPool':
      return 'user pool sub';
    case 'developer':
      return 'developer user id';
    default:
      return `sub of ${provider}`;
  }
}
