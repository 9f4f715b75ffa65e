/**
 * Has inputs worked on side by side and gives the results in the order of the inputs. No more than
 * `most` are under way or waiting to be taken: who takes slowly is waited for.
 */
export async function* inOrder<Input, Result>(
  inputs: AsyncIterable<Input> | Iterable<Input>,
  most: number,
  work: (input: Input) => Promise<Result>,
): AsyncGenerator<Result> {
  const underWay: Promise<Result>[] = [];
  for await (const input of inputs) {
    const result = work(input);
    // Whoever takes it is told; until then nobody listens.
    result.catch(() => undefined);
    underWay.push(result);
    const first = underWay.length >= most ? underWay.shift() : undefined;
    if (first) yield await first;
  }
  for (const result of underWay) yield await result;
}
