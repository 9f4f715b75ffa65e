import { describe, expect, test } from 'vitest';
import { nearest } from '../../src/text/suggest.ts';

const elements = ['Version', 'Statement', 'Sid', 'Effect', 'Action', 'Resource', 'Condition'];

describe('the word that was meant', () => {
  test.each([
    ['Statment', 'Statement'],
    ['statement', 'Statement'],
    ['EFFECT', 'Effect'],
    ['Efect', 'Effect'],
    ['Effcet', 'Effect'],
    ['Actions', 'Action'],
    ['Resorce', 'Resource'],
    ['Conditoin', 'Condition'],
    ['Sidd', 'Sid'],
  ])('%s: %s', (word, meant) => {
    expect(nearest(word, elements)).toBe(meant);
  });

  test.each(['Principal', 'x', '', 'Ac', 'Verbatim', 'a'.repeat(65)])('%s: none', (word) => {
    expect(nearest(word, elements)).toBeUndefined();
  });

  test('a difference in case comes before a slip', () => {
    expect(nearest('ACTION', ['Actions', 'aCTIONS', 'Action'])).toBe('Action');
    expect(nearest('Actioms', ['Action', 'Actions'])).toBe('Actions');
  });

  test('the first of several that are equally near is meant', () => {
    expect(nearest('abcx', ['abca', 'abcb'])).toBe('abca');
  });

  test('candidates that are too long are passed by', () => {
    expect(nearest('Action', ['Action'.padEnd(100, 'n'), 'Acton'])).toBe('Acton');
  });

  test('a million candidates are no burden', () => {
    const candidates = Array.from({ length: 1_000_000 }, (_, index) => `candidate-${index}`);
    expect(nearest('candidate-999999x', candidates)).toBe('candidate-999999');
  });
});
