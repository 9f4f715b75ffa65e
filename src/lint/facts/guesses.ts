/** Nobody reads more of them, and each is a comparison with every name that there is. */
const MOST_GUESSES = 100;

/** A search for what somebody meant that gives up after a number of words of one document. */
export function fewGuesses(
  find: (word: string) => string | undefined,
): (word: string) => string | undefined {
  let left = MOST_GUESSES;
  return (word) => {
    left -= 1;
    return left < 0 ? undefined : find(word);
  };
}
