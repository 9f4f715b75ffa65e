import { describe, expect, test } from 'vitest';
import { actionOfOperation } from '../../src/catalog/api-names.ts';
import { commonNames, foreignOwners, retiredServices } from '../../src/catalog/arn-services.ts';
import { resourceTypesOf, services } from '../../src/catalog/services/services.ts';
import { findAction, isService } from '../../src/lint/facts/actions.ts';
import { arnOf, fittingArns, listedArns, mayNameType } from '../../src/lint/facts/arns.ts';
import { overlaps, readListed, readWritten } from '../../src/lint/facts/overlap.ts';

test('the services whose ARNs name another are those of the catalogue', () => {
  const owners = new Map<string, Set<string>>();
  for (const { prefix } of services()) {
    for (const { service } of resourceTypesOf(prefix).flatMap(listedArns)) {
      if (service === prefix || service.includes('${')) continue;
      owners.set(service, (owners.get(service) ?? new Set()).add(prefix));
    }
  }
  expect(
    Object.fromEntries([...foreignOwners].map(([service, owner]) => [service, [...owner].sort()])),
  ).toEqual(
    Object.fromEntries([...owners].map(([service, owner]) => [service, [...owner].sort()])),
  );
});

test('common names stand for services that there are, and are none themselves', () => {
  for (const [name, service] of commonNames) {
    expect([name, isService(name)]).toEqual([name, false]);
    expect([service, isService(service)]).toEqual([service, true]);
  }
  expect([...retiredServices].filter(isService)).toEqual([]);
});

test('operations of APIs are no actions, and what permits them is one', () => {
  for (const [operation, action] of actionOfOperation) {
    const [service = '', name = ''] = operation.split(':');
    expect([operation, findAction(service, name)]).toEqual([operation, undefined]);
    expect([action, findAction(service, action)?.name]).toEqual([action, action]);
  }
});

describe('whether a text may be of a format', () => {
  const listed = (text: string, withoutSlash = false) =>
    readListed(
      text.replaceAll('~', '$'),
      [{ start: text.indexOf('~'), end: text.indexOf('~') + 1 }],
      withoutSlash,
    );

  test.each([
    ['role/x', 'role/~', true],
    ['rol/x', 'role/~', false],
    ['r*', 'role/~', true],
    ['*/x', 'role/~', true],
    ['?ole/x', 'role/~', true],
    ['?role/x', 'role/~', false],
    ['rol?/x', 'role/~', true],
    ['role/${aws:username}', 'role/~', true],
    ['${aws:PrincipalTag/kind}/x', 'role/~', true],
    ['{{kind}}/x', 'role/~', true],
    ['', 'role/~', false],
    ['*', 'role/~', true],
    ['a*b*c', '~', true],
    ['user/*/x', 'role/~', false],
  ])('%s as %s: %s', (written, format, fits) => {
    expect(overlaps(readWritten(written), listed(format))).toBe(fits);
  });

  test('a bucket has no slash in its name', () => {
    expect(overlaps(readWritten('b/k'), listed('~', true))).toBe(false);
    expect(overlaps(readWritten('b*'), listed('~', true))).toBe(true);
    expect(overlaps(readWritten('b'), listed('~', true))).toBe(true);
    expect(overlaps(readWritten('b?k'), listed('~', true))).toBe(true);
  });

  test('what is longer than an ARN may be fits everything, at once', () => {
    const stars = `arn:aws:iam::111122223333:${'a*'.repeat(500_000)}`;
    const arn = arnOf(stars);
    expect(arn && fittingArns(arn).length).toBeGreaterThan(5);
  });
});

test('resources of other services that an action is on are found, and other regions are not theirs', () => {
  const instance = resourceTypesOf('ssm').find(({ name }) => name === 'instance');
  const mrap = resourceTypesOf('s3').find(({ name }) => name === 'multiregionaccesspoint');
  if (!instance || !mrap) throw new Error('the catalogue has these');
  expect(mayNameType('arn:aws:ec2:us-east-1:111122223333:instance/i-1', instance)).toBe(true);
  expect(mayNameType('arn:aws:ssm:us-east-1:111122223333:document/d', instance)).toBe(false);
  expect(mayNameType('arn:aws:s3:us-east-1:111122223333:accesspoint/a', mrap)).toBe(false);
  expect(mayNameType('arn:aws:s3::111122223333:accesspoint/a', mrap)).toBe(true);
  expect(mayNameType('*', mrap)).toBe(true);
});
