import { describe, expect, test } from 'vitest';
import {
  globalConditionKey,
  globalConditionKeys,
} from '../../src/catalog/global-condition-keys.ts';
import { rcpExemptActions, rcpServices } from '../../src/catalog/rcp-services.ts';
import * as serviceFacts from '../../src/catalog/service-facts.ts';
import { foldCase } from '../../src/text/fold-case.ts';

describe('global condition keys', () => {
  test('each name occurs once', () => {
    const names = globalConditionKeys.map(({ name }) => foldCase(name));
    expect(names).toHaveLength(new Set(names).size);
  });

  test('each row is found under its name', () => {
    for (const row of globalConditionKeys) expect(globalConditionKey(foldCase(row.name))).toBe(row);
  });

  test('a tag key has the row of its prefix', () => {
    expect(globalConditionKey('aws:principaltag/cost/center')?.name).toBe('aws:PrincipalTag/');
    expect(globalConditionKey('aws:resourcetag/')?.name).toBe('aws:ResourceTag/');
    expect(globalConditionKey('aws:username/x')).toBeUndefined();
    expect(globalConditionKey('host/path:sub')).toBeUndefined();
    expect(globalConditionKey('constructor')).toBeUndefined();
  });

  test('the multivalued ones', () => {
    const names = globalConditionKeys.filter(({ multivalued }) => multivalued);
    expect(names.map(({ name }) => name).sort()).toEqual([
      'aws:CalledVia',
      'aws:PrincipalOrgPaths',
      'aws:PrincipalServiceNamesList',
      'aws:ResourceOrgPaths',
      'aws:SourceOrgPaths',
      'aws:TagKeys',
      'aws:VpceOrgPaths',
    ]);
  });
});

describe('names of services and actions', () => {
  const { keyPolicyResource, globalServiceRegion, ...sets } = serviceFacts;

  test.each(Object.entries({ ...sets, rcpExemptActions }))('%s are in lower case', (name, set) => {
    const form = /services/i.test(name) ? /^[a-z0-9-]+$/ : /^[a-z0-9-]+:[a-z0-9]+$/;
    for (const entry of set) expect(entry).toMatch(form);
    expect(set.size).toBeGreaterThan(0);
  });

  test('the services of launch day still support resource control policies', () => {
    for (const service of ['s3', 'sts', 'kms', 'sqs', 'secretsmanager']) {
      expect(rcpServices.has(service)).toBe(true);
    }
    expect(rcpServices.size).toBe(62);
    expect(rcpServices.has('ec2')).toBe(false);
  });

  test('single facts', () => {
    expect(keyPolicyResource).toEqual({ service: 'kms', prefix: 'key/' });
    expect(globalServiceRegion).toBe('us-east-1');
  });
});
