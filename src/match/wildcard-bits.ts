/*
 * Long patterns on long texts: the pattern as an automaton whose states are bits, so that one
 * step moves 32 of them. State `i` says "the first `i` symbols cover the text so far".
 */

const STAR = -1;
const BOUND_STAR = -3;
const BOUND_QUESTION = -4;
const COLON = 58;

/** The symbols without their stars, which become loops on the states between. */
interface Automaton {
  readonly words: number;
  readonly states: number;
  /** By text unit: the states that it can leave. Units that no literal names share `others`. */
  readonly leaves: ReadonlyMap<number, Uint32Array>;
  readonly others: Uint32Array;
  readonly colon: Uint32Array;
  /** States that stay on any unit, and those that stay on any but a colon. */
  readonly stays: Uint32Array;
  readonly staysButColon: Uint32Array;
}

/** What has been matched so far; the words outside `low` to `high` are empty. */
interface Progress {
  readonly reached: Uint32Array;
  low: number;
  high: number;
}

const automata = new WeakMap<readonly number[], Automaton>();

/** Whether the symbols cover the whole text: (text length × pattern length ÷ 32) steps at most. */
export function matchesManySymbols(symbols: readonly number[], text: string): boolean {
  const automaton = automata.get(symbols) ?? automatonOf(symbols);
  automata.set(symbols, automaton);
  const progress = { reached: new Uint32Array(automaton.words), low: 0, high: 0 };
  progress.reached[0] = 1;
  for (let at = 0; at < text.length && progress.low <= progress.high; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 0xd800 && code <= 0xdbff && isLow(text.charCodeAt(at + 1))) {
      stepPair(automaton, progress, code, text.charCodeAt(at + 1));
      at += 1;
    } else {
      step(progress, leavesOf(automaton, code), staysOf(automaton, code));
    }
  }
  const last = automaton.states - 1;
  return ((progress.reached[last >>> 5] as number) & (1 << (last & 31))) !== 0;
}

function isLow(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff;
}

function leavesOf({ leaves, colon, others }: Automaton, code: number): Uint32Array {
  return leaves.get(code) ?? (code === COLON ? colon : others);
}

function staysOf({ stays, staysButColon }: Automaton, code: number): Uint32Array {
  return code === COLON ? stays : staysButColon;
}

/** One unit of the text: states that it can leave move up by one, loops stay. */
function step(progress: Progress, leaves: Uint32Array, stays: Uint32Array): void {
  const { reached } = progress;
  let carry = 0;
  let low = -1;
  let high = -1;
  const end = Math.min(progress.high + 1, reached.length - 1);
  for (let word = progress.low; word <= end; word += 1) {
    const state = reached[word] as number;
    const left = state & (leaves[word] as number);
    const next = (left << 1) | carry | (state & (stays[word] as number));
    carry = left >>> 31;
    reached[word] = next;
    if (next !== 0) {
      if (low === -1) low = word;
      high = word;
    }
  }
  progress.low = low === -1 ? reached.length : low;
  progress.high = high;
}

/** A code point of two units: two literals cover it one after the other, one `?` covers both. */
function stepPair(automaton: Automaton, progress: Progress, high: number, low: number): void {
  const whole: Progress = { ...progress, reached: progress.reached.slice() };
  step(whole, automaton.others, automaton.staysButColon);
  step(progress, literalsOf(automaton, high), automaton.staysButColon);
  step(progress, literalsOf(automaton, low), automaton.staysButColon);
  for (let word = 0; word < automaton.words; word += 1) {
    progress.reached[word] = (progress.reached[word] as number) | (whole.reached[word] as number);
  }
  progress.low = Math.min(progress.low, whole.low);
  progress.high = Math.max(progress.high, whole.high);
}

/** The states that this unit leaves as a literal, those of `?` taken out. */
function literalsOf({ leaves, others }: Automaton, code: number): Uint32Array {
  return (leaves.get(code) ?? others).map((word, index) => word & ~(others[index] as number));
}

function automatonOf(symbols: readonly number[]): Automaton {
  const steps = symbols.filter((symbol) => symbol !== STAR && symbol !== BOUND_STAR);
  const states = steps.length + 1;
  const words = (states + 31) >>> 5;
  const empty = () => new Uint32Array(words);
  const stays = empty();
  const staysButColon = empty();
  const others = empty();
  const colon = empty();
  const literals = new Map<number, Uint32Array>();
  let state = 0;
  for (const symbol of symbols) {
    if (symbol === STAR) set(stays, state);
    if (symbol === STAR || symbol === BOUND_STAR) {
      set(staysButColon, state);
      continue;
    }
    if (symbol >= 0) {
      const known = literals.get(symbol) ?? empty();
      literals.set(symbol, known);
      set(known, state);
    } else {
      set(others, state);
      if (symbol !== BOUND_QUESTION) set(colon, state);
    }
    state += 1;
  }
  const leaves = new Map(
    [...literals].map(([code, own]) => [code, union(own, code === COLON ? colon : others)]),
  );
  return { words, states, leaves, others, colon, stays, staysButColon };
}

function set(bits: Uint32Array, index: number): void {
  bits[index >>> 5] = (bits[index >>> 5] as number) | (1 << (index & 31));
}

function union(a: Uint32Array, b: Uint32Array): Uint32Array {
  return a.map((word, index) => word | (b[index] as number));
}
