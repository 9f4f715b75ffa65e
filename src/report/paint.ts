/** When to colour: always, never, or when somebody is looking. */
export type ColorWish = 'auto' | 'always' | 'never';

/** Colours a text for a terminal, or leaves it alone. */
export interface Paint {
  readonly good: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly unsure: (text: string) => string;
  readonly strong: (text: string) => string;
  readonly faint: (text: string) => string;
}

/**
 * Whether to colour. The flag wins over the environment, `NO_COLOR` (https://no-color.org) over
 * `FORCE_COLOR`, and both over the guess that a terminal that is not dumb shows colours.
 */
export function wantsColor(
  wish: ColorWish,
  environment: Readonly<Record<string, string | undefined>>,
  isTerminal: boolean,
): boolean {
  if (wish !== 'auto') return wish === 'always';
  const { NO_COLOR, FORCE_COLOR, TERM } = environment;
  if (NO_COLOR) return false;
  if (FORCE_COLOR) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  return isTerminal && TERM !== 'dumb';
}

export function painter(colored: boolean): Paint {
  const paint = (open: number, close: number) => (text: string) =>
    colored && text !== '' ? `\u001b[${open}m${text}\u001b[${close}m` : text;
  return {
    good: paint(32, 39),
    bad: paint(31, 39),
    unsure: paint(33, 39),
    strong: paint(1, 22),
    faint: paint(2, 22),
  };
}
