import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyText } from '@/e2e/support/any-text';
import { appendUtf8, utf8Length, utf8WordsMax } from './utf8';

const texts = fc.oneof(
  anyText(),
  // Any sequence of UTF-16 units, most of them broken surrogate pairs.
  fc.array(fc.integer({ min: 0xd700, max: 0xe0ff })).map((units) => String.fromCharCode(...units)),
);

test('any text is appended as TextEncoder encodes it, wherever in a word it begins and whatever the words held', () => {
  fc.assert(
    fc.property(texts, fc.integer({ min: 0, max: 9 }), fc.integer(), (text, at, before) => {
      const { bytes, length } = append(text, at, before);
      expect([...bytes.subarray(0, length)]).toEqual([...new Array(at).fill(0x61), ...new TextEncoder().encode(text)]);
    }),
    { numRuns: 2000 },
  );
});

test('the rest of the last word is zero, so that a hash can go on there', () => {
  fc.assert(
    fc.property(texts, fc.integer({ min: 0, max: 9 }), (text, at) => {
      const { bytes, length } = append(text, at, -1);
      expect(bytes.subarray(length, ((length >> 2) + 1) * 4).every((byte) => byte === 0)).toBe(true);
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

/** Appends a text to `at` letters in words that hold `before` everywhere else. */
function append(text: string, at: number, before: number): { bytes: Uint8Array; length: number } {
  const words = new Int32Array(utf8WordsMax(text.length) + 4).fill(before);
  words.fill(0x61616161, 0, at >> 2);
  words[at >> 2] = 0x61616161 & ~(-1 << (8 * (at & 3)));
  const length = appendUtf8(words, at, text);
  const bytes = new Uint8Array(words.length * 4);
  const view = new DataView(bytes.buffer);
  for (const [index, word] of words.entries()) view.setInt32(index * 4, word, true);
  return { bytes, length };
}
