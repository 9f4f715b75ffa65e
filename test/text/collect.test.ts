import { expect, test } from 'vitest';
import { collectDiagnostics } from '../../src/text/collect.ts';
import type { Severity } from '../../src/text/diagnostic.ts';

function collected(severities: readonly Severity[]): readonly string[] {
  const { add, diagnostics } = collectDiagnostics(3);
  for (const [index, severity] of severities.entries()) {
    add({ code: `${severity}-${index}`, severity, message: '' });
  }
  return diagnostics.map(({ code }) => code);
}

test('up to the limit everything is kept in order', () => {
  expect(collected(['warning', 'error', 'suggestion'])).toEqual([
    'warning-0',
    'error-1',
    'suggestion-2',
  ]);
});

test('past the limit warnings are dropped', () => {
  expect(collected(['warning', 'error', 'warning', 'warning'])).toEqual([
    'warning-0',
    'error-1',
    'warning-2',
  ]);
});

test('past the limit an error takes the place of the last warning', () => {
  expect(collected(['warning', 'error', 'warning', 'error', 'error', 'error'])).toEqual([
    'error-1',
    'error-3',
    'error-4',
  ]);
});

test('the limit is a hundred', () => {
  const { add, diagnostics } = collectDiagnostics();
  for (let index = 0; index < 150; index += 1) add({ code: 'x', severity: 'error', message: '' });
  expect(diagnostics).toHaveLength(100);
});
