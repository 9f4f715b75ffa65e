import { evaluate, prepare, readPolicy, readRequest } from '../src/index.ts';

/**
 * What one verdict costs on the two-statement policy of every Cognito tutorial: prepared once, and
 * from scratch. Machines differ, so the ratio is what counts.
 */
const policy = readPolicy({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Action: 's3:ListBucket',
      Resource: 'arn:aws:s3:::mybucket',
      Condition: { StringLike: { 's3:prefix': '${cognito-identity.amazonaws.com:sub}/*' } },
    },
    {
      Effect: 'Allow',
      Action: ['s3:GetObject', 's3:PutObject'],
      Resource: 'arn:aws:s3:::mybucket/${cognito-identity.amazonaws.com:sub}/*',
    },
  ],
}).value;
const request = readRequest({
  principal: 'arn:aws:sts::111122223333:assumed-role/auth/CognitoIdentityCredentials',
  action: 's3:GetObject',
  resource: 'arn:aws:s3:::mybucket/eu-west-1:1a2b/cat.jpg',
  context: { 'cognito-identity.amazonaws.com:sub': 'eu-west-1:1a2b' },
}).value;
if (!policy || !request) throw new Error('invariant: policy and request can be read');

const policies = { identity: [policy] };
const prepared = prepare(policies);
const contenders: ReadonlyMap<string, () => string> = new Map([
  ['prepared', () => prepared(request).decision],
  ['from scratch', () => evaluate(request, policies).decision],
]);

const ROUNDS = 15;
const CALLS = 5000;

/** Microseconds a call, in slices that take turns, so that noise falls on all alike. */
const samples = new Map([...contenders.keys()].map((name): [string, number[]] => [name, []]));
for (let round = 0; round < ROUNDS; round += 1) {
  for (const [name, decide] of contenders) {
    const start = performance.now();
    for (let call = 0; call < CALLS; call += 1) {
      if (decide() !== 'allowed') throw new Error('invariant: the request is allowed');
    }
    samples.get(name)?.push(((performance.now() - start) * 1000) / CALLS);
  }
}
for (const [name, times] of samples) {
  const sorted = times.toSorted((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
  console.log(`${name}: ${median.toFixed(2)} µs a verdict (median of ${ROUNDS} slices)`);
}
