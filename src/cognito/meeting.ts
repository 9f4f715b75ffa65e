import type { PatternPart } from '../match/wildcard.ts';

/**
 * Texts that several patterns cover at once: where two statements meet, or a statement and a kind
 * of resource.
 */

/** A pattern step by step. */
export type Step =
  | { readonly kind: 'character'; readonly text: string }
  /** One character, which may be any but these; `example` shows what it could be. */
  | { readonly kind: 'one'; readonly not: string; readonly example: string }
  /** Any number of characters, none of these among them. */
  | { readonly kind: 'run'; readonly not: string };

export type Steps = readonly Step[];

/** A text that every pattern covers, that there is none, or that looking for one took too long. */
export type Meeting = { readonly text: string } | 'none' | 'tooLong';

/** Patterns of usual length meet or part within a few hundred states. */
const MOST_STATES = 20_000;

export function stepsOf(parts: readonly PatternPart[]): Steps {
  return parts.flatMap(stepsOfPart);
}

function stepsOfPart(part: PatternPart): Steps {
  switch (part.kind) {
    case 'literal':
      return [...part.text].map((text) => ({ kind: 'character', text }));
    case 'star':
      return [{ kind: 'run', not: '' }];
    case 'question':
      return [{ kind: 'one', not: '', example: 'x' }];
    case 'boundStar':
      return [{ kind: 'run', not: ':' }];
    case 'boundQuestion':
      return [{ kind: 'one', not: ':', example: 'x' }];
  }
}

/** A place that holds at least one character, for which `example` may stand. */
export function blank(example: string, not: string): Steps {
  return [
    { kind: 'one', not, example },
    { kind: 'run', not },
  ];
}

interface State {
  /** Where each pattern stands. */
  readonly at: readonly number[];
  readonly before: State | undefined;
  /** What was added to the text on the way from `before`. */
  readonly added: string;
}

/** A text that all of these patterns cover. */
export function meeting(patterns: readonly Steps[]): Meeting {
  const [first, ...others] = patterns.filter((steps) => !coversEverything(steps));
  if (first === undefined || others.length === 0) return { text: exampleOf(first ?? []) };
  const found = walk([first, ...others]);
  return typeof found === 'string' ? found : { text: named(found.text, [first, ...others]) };
}

/** A path that may go on after its slash gets a name at the end: it reads better. */
function named(text: string, patterns: readonly Steps[]): string {
  const open = patterns.every((steps) => {
    const last = steps.at(-1);
    return last?.kind === 'run' && takes(last, NAME);
  });
  return open && text.endsWith('/') ? text + NAME : text;
}

const NAME = 'example';

function coversEverything([first, ...others]: Steps): boolean {
  return first?.kind === 'run' && first.not === '' && others.length === 0;
}

function exampleOf(steps: Steps): string {
  return steps
    .map((step) =>
      step.kind === 'character' ? step.text : step.kind === 'one' ? step.example : '',
    )
    .join('');
}

/** Walks all patterns at once, shortest text first where there is a choice. */
function walk(patterns: readonly Steps[]): Meeting {
  const open: State[] = [{ at: patterns.map(() => 0), before: undefined, added: '' }];
  const seen = new Set<string>();
  while (true) {
    const state = open.pop();
    if (state === undefined) return 'none';
    if (state.at.every((place, index) => place === patterns[index]?.length)) {
      return { text: textOf(state) };
    }
    const name = state.at.join();
    if (seen.has(name)) continue;
    if (seen.size >= MOST_STATES) return 'tooLong';
    seen.add(name);
    open.push(...takingOn(patterns, state), ...skipping(patterns, state));
  }
}

/** Each run may end here. */
function skipping(patterns: readonly Steps[], state: State): readonly State[] {
  return patterns.flatMap((steps, index) => {
    const place = state.at[index] ?? 0;
    return steps[place]?.kind === 'run'
      ? [{ at: state.at.with(index, place + 1), before: state, added: '' }]
      : [];
  });
}

/** The text grows by what the patterns ask for next, if all of them can take it. */
function takingOn(patterns: readonly Steps[], state: State): readonly State[] {
  const steps = patterns.map((pattern, index) => pattern[state.at[index] ?? 0]);
  const added = nextText(steps);
  if (added === undefined || !steps.every((step) => takes(step, added))) return [];
  const at = state.at.map((place, index) => (steps[index]?.kind === 'run' ? place : place + 1));
  return [{ at, before: state, added }];
}

/** A character that some pattern names; else an example, which is whole only where a run follows. */
function nextText(steps: readonly (Step | undefined)[]): string | undefined {
  const named = steps.find((step) => step?.kind === 'character');
  if (named?.kind === 'character') return named.text;
  const examples = steps.flatMap((step) => (step?.kind === 'one' ? [step.example] : []));
  return examples.find((example) => example.length === 1) ?? examples[0];
}

function takes(step: Step | undefined, text: string): boolean {
  if (step === undefined) return false;
  if (step.kind === 'character') return step.text === text;
  return ![...text].some((character) => step.not.includes(character));
}

function textOf(end: State): string {
  const added: string[] = [];
  for (let state: State | undefined = end; state !== undefined; state = state.before) {
    added.push(state.added);
  }
  return added.reverse().join('');
}
