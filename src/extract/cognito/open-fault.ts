import type { JsonNode } from '../../../grammar/json/tree.ts';
import type { CognitoFault } from '../../cognito/cognito-faults.ts';
import { type Gap, type Gaps, gapsIn } from '../gap.ts';
import { member } from '../node.ts';

/** The gaps that a fault of an identity pool rests on; none where it is one whatever they hold. */
export function openFault(
  gaps: Gaps,
  pool: JsonNode,
  { code, path }: CognitoFault,
): readonly Gap[] {
  const inMembers = (names: readonly string[]) =>
    names.flatMap((name) => {
      const node = member(pool, name);
      return node ? gapsIn(gaps, node) : [];
    });
  switch (code) {
    // A pool that is not made yet has no id of the usual form.
    case 'cognito/identity-id':
      return inMembers(['IdentityPoolId']);
    case 'cognito/mapping-provider':
    case 'cognito/tag-provider':
      return openComparison(gaps, String(path.at(-1)), inMembers(providerLists));
    default:
      return [];
  }
}

const providerLists = [
  'CognitoIdentityProviders',
  'SupportedLoginProviders',
  'OpenIdConnectProviderARNs',
  'SamlProviderARNs',
  'DeveloperProviderName',
];

/**
 * Whether a key could after all be one of the providers. Two symbols are the same or they are not;
 * a symbol and a name that is written out may be the same thing.
 */
function openComparison(gaps: Gaps, key: string, providers: readonly Gap[]): readonly Gap[] {
  const inKey = gaps.within(key);
  const unknown = [...inKey, ...providers].filter(({ symbol }) => !symbol);
  if (unknown.length > 0) return unknown;
  const isWritten = inKey.length === 0 && /^(cognito-idp\.|arn:)/.test(key);
  return providers.filter(
    (gap) => !inKey.includes(gap) && (isWritten || gap.name === 'AWS::Region'),
  );
}
