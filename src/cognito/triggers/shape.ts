/** What a part of an event must look like; the TypeScript type of it is `ValueOf`. */
export type Shape =
  | { readonly kind: 'text' }
  | { readonly kind: 'word'; readonly words: readonly string[] }
  | { readonly kind: 'flag' }
  | { readonly kind: 'any' }
  | { readonly kind: 'list'; readonly of: Shape }
  | { readonly kind: 'map'; readonly of: Shape }
  | ObjectShape;

/** An object with members of its own; further ones are let pass. */
export interface ObjectShape {
  readonly kind: 'object';
  readonly required: Shapes;
  /** Members that may be missing or `null`. */
  readonly optional: Shapes;
}

/** Shapes of members by name. */
export type Shapes = Readonly<Record<string, Shape>>;

/** The type of the values that have a shape. */
export type ValueOf<S> = S extends { readonly kind: 'text' }
  ? string
  : S extends { readonly kind: 'word'; readonly words: readonly (infer Word)[] }
    ? Word
    : S extends { readonly kind: 'flag' }
      ? boolean
      : S extends { readonly kind: 'list'; readonly of: infer Item }
        ? readonly ValueOf<Item>[]
        : S extends { readonly kind: 'map'; readonly of: infer Item }
          ? { readonly [name: string]: ValueOf<Item> }
          : S extends {
                readonly kind: 'object';
                readonly required: infer Required;
                readonly optional: infer Optional;
              }
            ? { readonly [Name in keyof Required]: ValueOf<Required[Name]> } & {
                readonly [Name in keyof Optional]?: ValueOf<Optional[Name]> | null;
              }
            : unknown;

/** A string. */
export const text = { kind: 'text' } as const;
/** `true` or `false`. */
export const flag = { kind: 'flag' } as const;
/** Any JSON. */
export const any = { kind: 'any' } as const;
/** A list of strings. */
export const texts = { kind: 'list', of: text } as const;
/** Texts by name. */
export const textMap = { kind: 'map', of: text } as const;

/** One of these strings. */
export function word<const Word extends string>(...words: readonly Word[]) {
  return { kind: 'word', words } as const;
}

/** A list whose items have one shape. */
export function listOf<const Item extends Shape>(of: Item) {
  return { kind: 'list', of } as const;
}

/** An object with any keys, whose values have one shape. */
export function mapOf<const Item extends Shape>(of: Item) {
  return { kind: 'map', of } as const;
}

/** An object with members of its own. */
export function object<const Required extends Shapes, const Optional extends Shapes>(
  required: Required,
  optional: Optional,
) {
  return { kind: 'object', required, optional } as const;
}
