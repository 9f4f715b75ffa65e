import type { JsonNode } from '../../../grammar/json/tree.ts';
import { builtInProviders } from '../../catalog/identity-providers.ts';
import type { PrincipalKind } from '../../policy/principal.ts';

/** What kind a principal without one must be; absent where the text does not tell. */
export function principalKindOf(node: JsonNode): PrincipalKind | undefined {
  if (node.kind === 'string') return kindOfText(node.value);
  if (node.kind !== 'array') return undefined;
  const kinds = new Set(node.items.map(principalKindOf));
  const [only] = kinds;
  return kinds.size === 1 ? only : undefined;
}

function kindOfText(text: string): PrincipalKind | undefined {
  if (/^arn:[^:]*:iam::[^:]*:(?:oidc|saml)-provider\//.test(text) || builtInProviders.has(text)) {
    return 'Federated';
  }
  if (text.startsWith('arn:') || /^\d{12}$/.test(text)) return 'AWS';
  return /\.amazonaws\.com(?:\.cn)?$/.test(text) ? 'Service' : undefined;
}
