import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyText } from '@/e2e/support/any-text';
import { encodeUtf8, utf8Length, utf8WordsMax } from './utf8';

const texts = fc.oneof(
  anyText(),
  // Any sequence of UTF-16 units, most of them broken surrogate pairs.
  fc.array(fc.integer({ min: 0xd700, max: 0xe0ff })).map((units) => String.fromCharCode(...units)),
);

test('any text is encoded as TextEncoder does it, whatever the words held before', () => {
  fc.assert(
    fc.property(texts, fc.integer(), (text, before) => {
      const words = new Int32Array(utf8WordsMax(text.length)).fill(before);
      const length = encodeUtf8(text, words);
      expect([...bytesOf(words).subarray(0, length)]).toEqual([...new TextEncoder().encode(text)]);
    }),
    { numRuns: 2000 },
  );
});

test('the rest of the last word is zero, so that a hash can go on there', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const words = new Int32Array(utf8WordsMax(text.length)).fill(-1);
      const length = encodeUtf8(text, words);
      const end = ((length >> 2) + 1) * 4;
      expect([...bytesOf(words).subarray(length, end)]).toEqual(new Array(end - length).fill(0));
    }),
  );
});

test('a text is measured as it is encoded', () => {
  fc.assert(
    fc.property(texts, (text) => {
      expect(utf8Length(text)).toBe(new TextEncoder().encode(text).length);
    }),
  );
});

function bytesOf(words: Int32Array): Uint8Array {
  const bytes = new Uint8Array(words.length * 4);
  const view = new DataView(bytes.buffer);
  for (const [index, word] of words.entries()) view.setInt32(index * 4, word, true);
  return bytes;
}
