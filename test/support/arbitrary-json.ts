import fc from 'fast-check';

/** Words that mean something in policies and requests, and keys that mean something to JavaScript. */
const words = [
  'Version',
  'Statement',
  'Effect',
  'Allow',
  'Principal',
  'NotPrincipal',
  'AWS',
  'Action',
  'Resource',
  'Condition',
  'StringLike',
  'aws:SourceIp',
  '2012-10-17',
  'principal',
  'policies',
  'request',
  'identity',
  'context',
  '*',
  'arn:aws:s3:::b',
  `\${aws:username}`,
  `\${`,
  '__proto__',
  'constructor',
  'toString',
  '\ud800',
  '\u0000',
  '',
];

const text = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...words) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
);

/** Any JSON value, built from words that readers look for. */
export const anyJson: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 5 },
    text,
    fc.constantFrom(null, true, false, 0, -1, 1.5, 1e21),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.array(fc.tuple(text, tie('value')), { maxLength: 3 }).map((members) => {
      const bare: Record<string, unknown> = Object.create(null);
      for (const [key, value] of members) bare[key] = value;
      return JSON.parse(JSON.stringify(bare));
    }),
  ),
})).value;

/** Good values with something in them replaced, removed or renamed: what a typing error makes. */
export function damaged<T>(good: fc.Arbitrary<T>): fc.Arbitrary<unknown> {
  const damages = fc.oneof(
    anyJson.map((put) => (): unknown => put),
    fc.constant(withoutFirst),
    text.map((key) => (node: unknown) => withFirstCalled(node, key)),
  );
  return fc
    .tuple(good, fc.nat(40), damages)
    .map(([value, at, damage]) => damagedAt(value, at, damage));
}

/** The value with its `at`-th node damaged, counted from the outside in. */
function damagedAt(value: unknown, at: number, damage: (node: unknown) => unknown): unknown {
  let seen = 0;
  const visit = (node: unknown): unknown => {
    seen += 1;
    if (seen - 1 === at) return damage(node);
    if (Array.isArray(node)) return node.map(visit);
    if (typeof node !== 'object' || node === null) return node;
    return Object.fromEntries(Object.entries(node).map(([key, member]) => [key, visit(member)]));
  };
  return visit(value);
}

function withoutFirst(node: unknown): unknown {
  if (Array.isArray(node)) return node.slice(1);
  if (typeof node !== 'object' || node === null) return null;
  return Object.fromEntries(Object.entries(node).slice(1));
}

function withFirstCalled(node: unknown, key: string): unknown {
  if (typeof node !== 'object' || node === null || Array.isArray(node)) return key;
  const [first, ...others] = Object.entries(node);
  return Object.fromEntries(first ? [[key, first[1]], ...others] : []);
}
