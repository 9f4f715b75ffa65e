import type { Workload } from './workload.ts';

/** What a resource and its pattern look like that a backtracking matcher would choke on. */
export interface HostileShape {
  readonly name: string;
  /** The pattern's end, at most so many characters long. */
  readonly pattern: (length: number) => string;
  /** The text that it is held against, of exactly so many characters. */
  readonly text: (length: number) => string;
}

const a = (length: number): string => 'a'.repeat(length);

/** `*a` so many times, then something that the text does not end in. */
function stars(count: number): HostileShape {
  return { name: `${count} x *a, *b`, pattern: () => `${'*a'.repeat(count)}*b`, text: a };
}

/** W5: wildcards made to hurt. */
export const hostileShapes: readonly HostileShape[] = [
  ...[1, 2, 4, 8, 12, 40, 200, 1000].map(stars),
  { name: '12 x *a, *c*b', pattern: () => `${'*a'.repeat(12)}*c*b`, text: (n) => `${a(n - 1)}b` },
  { name: '*, long near miss', pattern: (n) => `*${a(n >> 2)}c`, text: a },
  { name: '*, long near miss, *', pattern: (n) => `*${a(n >> 1)}c*`, text: a },
  { name: '*ab, over and over', pattern: (n) => `${'*ab'.repeat(n >> 3)}*c`, text: (n) => ab(n) },
  { name: '* and only ?', pattern: (n) => `*${'?'.repeat(n >> 1)}b`, text: a },
  { name: '*?, over and over', pattern: (n) => `${'*?'.repeat((n >> 1) - 2)}*b`, text: a },
  { name: '*?a, over and over', pattern: (n) => `${'*?a'.repeat(n >> 3)}*b`, text: a },
  { name: '*, a and ? in turn, near miss', pattern: (n) => `*${'a?'.repeat(n >> 3)}c*`, text: a },
  { name: '*a??a, over and over', pattern: (n) => `${'*a??a'.repeat(n >> 4)}*b*`, text: a },
  { name: '*?a.., stars between', pattern: (n) => `*${`?${a(n >> 3)}c*`.repeat(4)}`, text: a },
];

function ab(length: number): string {
  return 'ab'.repeat((length + 1) >> 1).slice(0, length);
}

/** A policy with such a pattern and a request for such a text. */
export function hostile(shape: HostileShape, pattern: number, text: number): Workload {
  const bucket = 'arn:aws:s3:::b/';
  const Resource = `${bucket}${shape.pattern(pattern)}`;
  return {
    title: `${shape.name}, pattern of ${pattern}, text of ${text} characters`,
    policies: {
      identity: [
        {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource }],
        },
      ],
    },
    requests: [
      {
        principal: 'arn:aws:iam::111122223333:user/eve',
        action: 's3:GetObject',
        resource: `${bucket}${shape.text(text)}`,
      },
    ],
  };
}
