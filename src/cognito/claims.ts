/** The value of a claim, as JSON has it. */
export type ClaimValue =
  | string
  | number
  | boolean
  | null
  | readonly ClaimValue[]
  | { readonly [name: string]: ClaimValue };

/** What a token or an assertion says of its subject, by the claim's or attribute's name. */
export type Claims = ReadonlyMap<string, ClaimValue>;

/** A claim that is a text with something in it; everything else counts as absent. */
export function claimText(claims: Claims, name: string): string | undefined {
  const value = claims.get(name);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export function isList(value: ClaimValue | undefined): value is readonly ClaimValue[] {
  return Array.isArray(value);
}

export function isTextList(value: ClaimValue | undefined): value is readonly string[] {
  return isList(value) && value.every((item) => typeof item === 'string');
}

/** The texts of a claim that holds one or several of them. */
export function claimTexts(value: ClaimValue | undefined): readonly string[] {
  const items = isList(value) ? value : [value];
  return items.filter((item) => typeof item === 'string').filter((text) => text !== '');
}
