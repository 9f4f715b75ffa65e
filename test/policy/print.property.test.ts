import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { readPolicy } from '../../src/policy/read-policy.ts';
import { policyValue, writePolicy } from '../../src/policy/write-policy.ts';
import { law } from '../support/runs.ts';

const text = fc.string({ unit: 'binary', maxLength: 8 });
const oneOrMany = <T>(item: fc.Arbitrary<T>) => fc.oneof(item, fc.array(item, { maxLength: 3 }));
const scalar = fc.oneof(
  text,
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n + 0),
  fc.boolean(),
);
const condition = fc.dictionary(text, fc.dictionary(text, oneOrMany(scalar), { maxKeys: 3 }), {
  maxKeys: 3,
});
const principal = fc.oneof(
  fc.constant('*'),
  fc.record(
    {
      AWS: oneOrMany(text),
      Service: oneOrMany(text),
      Federated: oneOrMany(text),
      CanonicalUser: oneOrMany(text),
    },
    { requiredKeys: [] },
  ),
);
const statement = fc
  .tuple(
    fc.record(
      { Sid: text, Effect: fc.constantFrom('Allow', 'Deny'), Condition: condition },
      { requiredKeys: ['Effect'] },
    ),
    fc.tuple(fc.constantFrom('Principal', 'NotPrincipal'), principal),
    fc.tuple(fc.constantFrom('Action', 'NotAction'), oneOrMany(text)),
    fc.tuple(fc.constantFrom('Resource', 'NotResource'), oneOrMany(text)),
  )
  .map(([plain, ...members]) => ({ ...plain, ...Object.fromEntries(members) }));
const documents = fc.record(
  {
    Version: fc.constantFrom('2012-10-17', '2008-10-17'),
    Id: text,
    Statement: oneOrMany(statement),
  },
  { requiredKeys: ['Statement'] },
);

describe('print and read', () => {
  law('a policy prints back as the document it was read from', documents, (document) => {
    const { value } = readPolicy(document, { type: 'resource' });
    if (!value) throw new Error('the document is not read');
    const plain: unknown = JSON.parse(JSON.stringify(document));
    expect(policyValue(value)).toEqual(plain);
    expect(JSON.parse(writePolicy(value, 2))).toEqual(plain);
  });

  law('reading what was printed gives the same policy', documents, (document) => {
    const { value } = readPolicy(document, { type: 'resource' });
    if (!value) throw new Error('the document is not read');
    expect(readPolicy(JSON.parse(writePolicy(value)), { type: 'resource' }).value).toEqual(value);
  });

  law(
    'no value makes the reader throw',
    fc.anything({ withBigInt: true, withDate: true }),
    (value) => {
      expect(readPolicy(value).value).toBeUndefined();
      readPolicy({
        Version: value,
        Statement: { Effect: 'Allow', Action: value, Condition: value },
      });
    },
  );
});
