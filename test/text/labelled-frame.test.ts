import { describe, expect, test } from 'vitest';
import { labelledFrame } from '../../src/text/labelled-frame.ts';
import { sourceText } from '../../src/text/source.ts';

const lines = Array.from({ length: 12 }, (_, index) => `line ${index + 1}`);
const source = sourceText('a', lines.join('\n'));

function spanOf(text: string, from = source.text) {
  const start = from.indexOf(text);
  return { start, end: start + text.length };
}

describe('a labelled frame', () => {
  test('shows every place, and leaves out what is between them', () => {
    const frame = labelledFrame(
      source,
      { span: spanOf('line 3'), text: 'here' },
      [
        { span: spanOf('e 10'), text: 'and there' },
        { span: spanOf('line 4\nline 5'), text: 'over two lines' },
      ],
      1,
    );
    expect(frame.split('\n')).toEqual([
      '    2 | line 2',
      ' >  3 | line 3',
      '      | ^^^^^^ here',
      '    4 | line 4',
      '      | ------',
      '    5 | line 5',
      '      | ------ over two lines',
      '      | …',
      '   10 | line 10',
      '      |    ---- and there',
    ]);
  });

  test('without further labels is a plain frame', () => {
    const frame = labelledFrame(source, { span: spanOf('line 1'), text: 'x' }, [], 0);
    expect(frame).toBe(' > 1 | line 1\n     | ^^^^^^ x');
  });

  test('far to the right has a frame for each place', () => {
    const long = sourceText('a', `${' '.repeat(500)}far${' '.repeat(500)}further`);
    const frame = labelledFrame(
      long,
      { span: spanOf('far', long.text), text: 'one' },
      [{ span: spanOf('further', long.text), text: 'two' }],
      0,
    );
    expect(frame.match(/\^ (one|two)/g)).toEqual(['^ one', '^ two']);
    expect(frame.length).toBeLessThan(500);
  });

  test('has no more labels than can be read', () => {
    const others = Array.from({ length: 100 }, () => ({ span: spanOf('line 5'), text: 'again' }));
    const frame = labelledFrame(source, { span: spanOf('line 3'), text: '' }, others);
    expect(frame.match(/again/g)).toHaveLength(8);
  });
});
