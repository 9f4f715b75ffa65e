import { expect, test } from 'vitest';
import { run } from '../../src/cli/main.ts';
import { fakeIo } from './fake-io.ts';

// A file of its own: facts are installed for the whole process, before anything asks for them.

const policy = {
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Action: ['new:Invented', 'new:Inventd'], Resource: 'arn:aws:new:::thing' },
  ],
};
const catalog = {
  format: 'iam-verdict-catalog-1',
  info: { source: 'tomorrow', version: '1', asOf: '2026-11-21', services: 1, actions: 1 },
  services: {
    new: 'New\nk\tnew:Key\tString\ns\t\nt\tthing\tarn:${Partition}:new:::thing\t0\nR\t0\t0\tInvented',
  },
};

test('verdict lint --data knows what the file knows, and says of which day it is', async () => {
  const files = { 'p.json': JSON.stringify(policy), 'new.json': JSON.stringify(catalog) };
  const { io, stdout } = fakeIo({ files });
  expect(await run(['lint', '--data', 'new.json', 'p.json'], io)).toBe(1);
  expect(stdout()).toContain('new:Inventd');
  expect(stdout()).not.toContain('`new:Invented` is not');
  expect(stdout()).toContain('1 problem (1 error)');
  expect(stdout()).toContain('facts of 2026-11-21');
});

test.each([
  ['none.json', 'there is no such file'],
  ['p.json', 'was not written by `verdict data update`'],
])('--data %s is refused', async (file, told) => {
  const { io, stderr } = fakeIo({ files: { 'p.json': '{}' } });
  expect(await run(['lint', '--data', file, 'p.json'], io)).toBe(2);
  expect(stderr()).toContain(told);
});
