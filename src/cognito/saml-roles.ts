import { type Claims, claimTexts } from './claims.ts';
import { isSamlArn } from './login-provider.ts';

/** The attribute in which a SAML assertion offers roles. */
const attribute = 'https://aws.amazon.com/SAML/Attributes/Role';

/** One value of the attribute: a role and the provider that may give it, in either order. */
export interface SamlRole {
  readonly text: string;
  /** Absent when the pair is unusable: not a pair, or of another provider. */
  readonly roleArn?: string;
}

/** The roles that an assertion offers through this provider (section 2.5b). */
export function samlRolesIn(claims: Claims, provider: string): readonly SamlRole[] {
  return claimTexts(claims.get(attribute)).map((text) => {
    const roleArn = roleOfPair(text, provider);
    return { text, ...(roleArn !== undefined && { roleArn }) };
  });
}

function roleOfPair(text: string, provider: string): string | undefined {
  const parts = text.split(',').map((part) => part.trim());
  const roles = parts.filter((part) => !isSamlArn(part));
  return parts.length === 2 && parts.includes(provider) ? roles[0] : undefined;
}
