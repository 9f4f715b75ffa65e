/** Gathers inputs to pieces of a size that is worth sending to a thread. */
export async function* pieces<Input>(
  inputs: AsyncIterable<Input> | Iterable<Input>,
  most: number,
  sizeOf: (input: Input) => number,
  largest: number,
): AsyncGenerator<readonly Input[]> {
  let piece: Input[] = [];
  let size = 0;
  for await (const input of inputs) {
    piece.push(input);
    size += sizeOf(input);
    if (piece.length < most && size < largest) continue;
    yield piece;
    piece = [];
    size = 0;
  }
  if (piece.length > 0) yield piece;
}
