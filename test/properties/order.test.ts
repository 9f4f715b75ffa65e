import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { type Document, listOf, type OneOrMany, type Scenario } from '../oracle/scenario.ts';
import { now } from '../support/alphabets.ts';
import { scenarios } from '../support/arbitraries.ts';
import { law } from '../support/runs.ts';
import { sidsOf, verdictOf } from './engine.ts';
import { editDocuments, withSids } from './scenario-edits.ts';

/** Another order that is the same for the same salt. */
function permuted<T>(items: readonly T[], salt: number): readonly T[] {
  const weight = (index: number) => ((index + 1) * (salt + 1) * 7919) % 101;
  return items
    .map((item, index) => ({ item, index }))
    .sort((a, b) => weight(a.index) - weight(b.index))
    .map(({ item }) => item);
}

/** The same list in its other JSON form, where it has one. */
function otherForm<T>(value: OneOrMany<T>): OneOrMany<T> {
  const items = listOf(value);
  const [only] = items;
  if (items.length !== 1 || only === undefined) return value;
  return Array.isArray(value) ? only : [only];
}

function isScalar(value: unknown): value is string | number | boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}

/** Every value of a document rewritten, inside out. */
function rewrite(value: unknown, change: (value: unknown) => unknown): unknown {
  if (Array.isArray(value)) return change(value.map((item) => rewrite(item, change)));
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).map(([key, member]) => [key, rewrite(member, change)]);
  return change(Object.fromEntries(members));
}

function expectSameVerdict(scenario: Scenario, other: Scenario): void {
  const [verdict, otherVerdict] = [verdictOf(scenario, { now }), verdictOf(other, { now })];
  expect(otherVerdict.decision).toBe(verdict.decision);
  expect(sidsOf(otherVerdict)).toEqual(sidsOf(verdict));
}

const salted = fc.tuple(scenarios(), fc.nat(100));

describe('how a policy is written down', () => {
  law(
    'the order of statements does not matter',
    salted,
    ([drawn, salt]) => {
      const scenario = withSids(drawn);
      const other = editDocuments(scenario, (document) => ({
        ...document,
        Statement: permuted(listOf(document.Statement), salt),
      }));
      expectSameVerdict(scenario, other);
    },
    500,
  );

  law(
    'the order of actions, resources, principals and condition values does not matter',
    salted,
    ([drawn, salt]) => {
      const scenario = withSids(drawn);
      const shuffle = (value: unknown) =>
        Array.isArray(value) && value.every(isScalar) ? permuted(value, salt) : value;
      const other = editDocuments(scenario, (document) => rewrite(document, shuffle) as Document);
      expectSameVerdict(scenario, other);
    },
    500,
  );

  law(
    'the order of members in an object does not matter',
    salted,
    ([drawn, salt]) => {
      const scenario = withSids(drawn);
      const shuffle = (value: unknown) =>
        Array.isArray(value) || typeof value !== 'object' || value === null
          ? value
          : Object.fromEntries(permuted(Object.entries(value), salt));
      const other = editDocuments(scenario, (document) => rewrite(document, shuffle) as Document);
      expectSameVerdict(scenario, other);
    },
    500,
  );

  law(
    'a lone value and a list that holds nothing else are the same',
    scenarios(),
    (drawn) => {
      const scenario = withSids(drawn);
      const listed = editDocuments(scenario, (document) => inOtherForms(document));
      expectSameVerdict(scenario, listed);
    },
    500,
  );
});

/** Statements, patterns, principals and condition values, each in its other form. */
function inOtherForms(document: Document): Document {
  const statements = listOf(document.Statement).map((statement) => {
    const members = Object.entries(statement).map(([name, value]) => {
      if (/^(Not)?(Action|Resource)$/.test(name)) return [name, otherForm(value)];
      if (/^(Not)?Principal$/.test(name)) return [name, mapMembers(value, otherForm)];
      if (name !== 'Condition') return [name, value];
      return [name, mapMembers(value, (keys) => mapMembers(keys, otherForm))];
    });
    return Object.fromEntries(members);
  });
  return { ...document, Statement: otherForm<Document['Statement']>(statements) } as Document;
}

function mapMembers(value: unknown, change: (member: OneOrMany<unknown>) => unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, change(member)]));
}
