import { describe, expect, test } from 'vitest';
import { readJson } from '../../grammar/json/read-json.ts';
import { contextKey } from '../../src/catalog/context-key.ts';
import { isSpecified, lookUp } from '../../src/request/context.ts';
import { readRequest, readRequestNode } from '../../src/request/read-request.ts';
import { sourceText } from '../../src/text/source.ts';
import { alice, codesOf, faultOf, requestOf, usual } from './reading.ts';

describe('the context', () => {
  const contextOf = (context: unknown) => requestOf(readRequest({ ...usual, context })).context;

  test.each([
    ['a string', 'x', ['x'], false],
    ['a number', 1.5, ['1.5'], false],
    ['a boolean', true, ['true'], false],
    ['the empty string', '', [''], false],
    ['a list of one', ['x'], ['x'], false],
    ['an empty list', [], [], false],
    ['several values', ['x', 1, false], ['x', '1', 'false'], true],
  ])('%s', (_, value, values, list) => {
    expect(contextOf({ 'a:B': value }).get('a:b')).toEqual({
      state: 'supplied',
      name: 'a:B',
      values,
      list,
    });
  });

  test('keys of the catalog are lists even with one value', () => {
    expect(contextOf({ 'aws:TagKeys': 'a' }).get('aws:tagkeys')).toMatchObject({ list: true });
    expect(contextOf({ 'AWS:tagkeys': ['a'] }).get('aws:tagkeys')).toMatchObject({ list: true });
  });

  test('null says that the key is not there', () => {
    expect(contextOf({ 'aws:SourceIp': null }).get('aws:sourceip')).toEqual({ state: 'absent' });
  });

  test('numbers keep their digits', () => {
    const text = `{"principal": "${alice}", "action": "a:b", "resource": "*", "context": {"a:c": 1.50, "a:d": 123456789012345678901}}`;
    const node = readJson(sourceText('x', text)).value;
    if (!node) throw new Error('not JSON');
    const { context } = requestOf(readRequestNode(node));
    expect(context.get('a:c')).toMatchObject({ values: ['1.50'] });
    expect(context.get('a:d')).toMatchObject({ values: ['123456789012345678901'] });
  });

  test.each([
    [{ 'a:b': {} }, ['context', 'a:b']],
    [{ 'a:b': [['x']] }, ['context', 'a:b', 0]],
    [{ 'a:b': ['x', null] }, ['context', 'a:b', 1]],
  ])('%j holds what no key holds', (context, path) => {
    expect(faultOf({ ...usual, context })).toMatchObject({ code: 'request/context-value', path });
  });

  test.each([null, [], 'x'])('%j is no context', (context) => {
    expect(faultOf({ ...usual, context })).toMatchObject({ code: 'request/type' });
  });

  test('keys that differ only in case are one key', () => {
    expect(
      faultOf({ ...usual, context: { 'aws:SourceIp': 'a', 'AWS:sourceip': 'b' } }),
    ).toMatchObject({
      code: 'request/duplicate-context-key',
      path: ['context', 'AWS:sourceip'],
      why: expect.stringContaining('`aws:SourceIp`'),
    });
    const tags = { 'aws:ResourceTag/team': 'a', 'AWS:resourcetag/team': 'b' };
    expect(faultOf({ ...usual, context: tags })).toMatchObject({
      code: 'request/duplicate-context-key',
    });
  });

  test('equal keys in a text are one key too', () => {
    const text = `{"principal": "${alice}", "action": "a:b", "resource": "*", "context": {"a:c": 1, "a:c": 2}}`;
    const node = readJson(sourceText('x', text)).value;
    if (!node) throw new Error('not JSON');
    expect(codesOf(readRequestNode(node))).toEqual(['request/duplicate-context-key']);
  });

  test('tags of resources may differ only in case: the exact one wins, else nothing is known', () => {
    const entries = contextOf({
      'aws:ResourceTag/team': 'a',
      'aws:ResourceTag/Team': 'b',
      'aws:ResourceTag/TEAM': null,
    });
    const context = { entries, rest: 'absent' } as const;
    const valueOfKey = (name: string) => lookUp(context, contextKey(name));
    expect(valueOfKey('aws:resourcetag/team')).toMatchObject({ values: ['a'] });
    expect(valueOfKey('aws:ResourceTag/Team')).toMatchObject({ values: ['b'] });
    expect(valueOfKey('aws:ResourceTag/tEAM')).toEqual({ state: 'present' });
    expect(isSpecified(context, contextKey('aws:ResourceTag/team'))).toBe(true);
    expect(isSpecified(context, contextKey('aws:ResourceTag/other'))).toBe(false);
    expect(valueOfKey('aws:ResourceTag/other')).toEqual({ state: 'absent' });
    const open = { ...context, rest: 'unspecified' } as const;
    expect(lookUp(open, contextKey('aws:ResourceTag/other'))).toEqual({ state: 'unspecified' });
  });

  test('tags of which one at most is there', () => {
    const one = { 'aws:ResourceTag/team': 'a', 'aws:ResourceTag/Team': null };
    expect(contextOf(one).get('aws:resourcetag/team')).toMatchObject({ state: 'supplied' });
    const none = { 'aws:ResourceTag/team': null, 'aws:ResourceTag/Team': null };
    expect(contextOf(none).get('aws:resourcetag/team')).toEqual({ state: 'absent' });
  });

  test('the account of the principal cannot be another', () => {
    const context = { 'aws:PrincipalAccount': '444455556666' };
    expect(faultOf({ ...usual, context })).toMatchObject({ code: 'request/principal-account' });
    const same = { 'aws:PrincipalAccount': '111122223333' };
    expect(readRequest({ ...usual, context: same }).diagnostics).toEqual([]);
    const service = { ...usual, principal: { service: 'sns.amazonaws.com' }, context };
    expect(readRequest(service).diagnostics).toEqual([]);
    expect(
      readRequest({ ...usual, context: { 'aws:PrincipalAccount': null } }).diagnostics,
    ).toEqual([]);
  });
});
