import { expect } from 'vitest';
import { readRequest } from '../../src/request/read-request.ts';
import type { Request } from '../../src/request/request.ts';
import type { Parsed } from '../../src/text/diagnostic.ts';

export const alice = 'arn:aws:iam::111122223333:user/alice';
export const usual = { principal: alice, action: 's3:GetObject', resource: 'arn:aws:s3:::b/k' };
export const session = 'arn:aws:sts::111122223333:assumed-role/app/s1';

export function requestOf({ value, diagnostics }: Parsed<Request>): Request {
  if (!value) throw new Error(JSON.stringify(diagnostics));
  return value;
}

export function codesOf({ diagnostics }: Parsed<Request>): readonly string[] {
  return diagnostics.map(({ code }) => code);
}

/** The only diagnostic of a request that has one fault. */
export function faultOf(request: unknown) {
  const { value, diagnostics } = readRequest(request);
  const [fault, ...others] = diagnostics;
  expect(others).toEqual([]);
  expect(value === undefined).toBe(fault?.severity === 'error');
  return fault;
}
