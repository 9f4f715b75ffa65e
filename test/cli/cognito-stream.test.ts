import { describe, expect, test } from 'vitest';
import { type Piece, piecesOf } from '../../src/cli/cognito/read-input.ts';
import { run } from '../../src/cli/main.ts';
import { fakeIo } from './fake-io.ts';

async function* bytes(...parts: readonly (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) yield typeof part === 'string' ? new TextEncoder().encode(part) : part;
}

async function pieces(byLines: boolean, ...parts: readonly (string | Uint8Array)[]) {
  const found: Piece[] = [];
  for await (const piece of piecesOf(bytes(...parts), byLines)) found.push(piece);
  return found;
}

const notText = new Uint8Array([0xff, 0x0a]);

describe('an input is one scenario, or one a line', () => {
  test.each([
    ['nothing', '', [{ text: '' }]],
    ['an object on one line', '{"a":1}', [{ text: '{"a":1}', line: 1 }]],
    ['an object on one line, after a mark', '\ufeff{"a":1}', [{ text: '\ufeff{"a":1}', line: 1 }]],
    ['an object over lines', '{\n"a":1}', [{ text: '{\n"a":1}' }]],
    ['a list that holds objects on lines', '[\n{"a":1}\n]', [{ text: '[\n{"a":1}\n]' }]],
    ['a comment first', '// a\n{"a":1}', [{ text: '// a\n{"a":1}' }]],
    [
      'blank lines between',
      '\n{"a":1}\n\n{}\n',
      [
        { text: '{"a":1}', line: 2 },
        { text: '{}', line: 4 },
      ],
    ],
    [
      'a broken line first',
      '{"a":}\n{}',
      [
        { text: '{"a":}', line: 1 },
        { text: '{}', line: 2 },
      ],
    ],
    ['broken lines only', 'a\nb\nc', [{ text: 'a\nb\nc' }]],
  ])('%s', async (_, text, found) => {
    expect(await pieces(false, text)).toEqual(found);
  });

  test('whatever it looks like, when it is told to be lines', async () => {
    expect(await pieces(true, '{\n', 'x')).toEqual([
      { text: '{', line: 1 },
      { text: 'x', line: 2 },
    ]);
  });

  test('bytes that are no text are told, as a line or as the whole', async () => {
    expect(await pieces(true, notText, '{}')).toEqual([
      { problem: 'notUtf8', line: 1 },
      { text: '{}', line: 2 },
    ]);
    expect(await pieces(false, notText)).toEqual([{ problem: 'notUtf8' }]);
    expect(await pieces(false, '{\n"a":\n', notText)).toEqual([{ problem: 'notUtf8' }]);
  });

  test('one that is too long is told', async () => {
    const line = new Uint8Array(40 * 1024 * 1024).fill(32);
    line[line.length - 1] = 10;
    expect(await pieces(false, '{\n"a": 1,\n', line, line)).toEqual([{ problem: 'tooLong' }]);
  });
});

describe('a stream', () => {
  test('is answered as it comes', async () => {
    const order: string[] = [];
    const { io } = fakeIo();
    async function* slowly() {
      for (const id of ['a', 'b', 'c']) {
        order.push(`read ${id}`);
        yield new TextEncoder().encode(`{"id":"${id}"}\n`);
      }
    }
    const status = await run(['cognito', 'can', '-', '--format', 'ndjson'], {
      ...io,
      stdin: slowly,
      out: async (text) => void order.push(`answer ${JSON.parse(text).id}`),
    });
    expect(status).toBe(2);
    expect(order).toEqual(['read a', 'answer a', 'read b', 'answer b', 'read c', 'answer c']);
  });

  test('of lines that are no text or nest too deeply still answers the others', async () => {
    const deep = '['.repeat(20_000);
    const lines = [
      `{"id":"deep","x":${deep}`,
      '{"__proto__":{"id":"x"},"id":"proto"}',
      '{"id":"last"}',
    ];
    const { io, stdout } = fakeIo({ stdin: `${lines.join('\n')}\n` });
    expect(await run(['cognito', 'can', '-', '-f', 'ndjson'], io)).toBe(2);
    const answers = stdout()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(answers.map(({ error }) => typeof error.code)).toEqual(['string', 'string', 'string']);
    expect(answers.slice(1).map(({ id }) => id)).toEqual(['proto', 'last']);
  });

  test('whose reader is gone ends quietly', async () => {
    const { io, stderr } = fakeIo({ stdin: '{"id":"a"}\n{"id":"b"}\n', closesAfter: 1 });
    expect(await run(['cognito', 'can', '-', '-f', 'ndjson'], io)).toBe(0);
    expect(stderr()).toBe('');
  });
});
