import type { KeyPrefix } from './key-prefix';
import { BLOCK_WORDS, compress } from './md5';
import { encodeUtf8, utf8WordsMax } from './utf8';

/** Ids up to this many UTF-16 units are hashed without allocating. */
const SCRATCH_UNITS = 1024;

const state = new Int32Array(4);
const message = new Int32Array(messageWords(SCRATCH_UNITS));
// The id encoded last. A page asks many flags about one id: those after the first find it here, already in words.
// Only speed depends on this, never an answer.
const encoded = { text: '', words: new Int32Array(utf8WordsMax(SCRATCH_UNITS)), length: 0 };

/** Where a targeting key falls for the flag of the prefix, 0…99 999. */
export function hashedPosition(prefix: KeyPrefix, targetingKey: string): number {
  if (targetingKey.length > SCRATCH_UNITS) return positionOfLong(prefix, targetingKey);
  if (encoded.text !== targetingKey) {
    encoded.length = encodeUtf8(targetingKey, encoded.words);
    encoded.text = targetingKey;
  }
  return positionOf(prefix, encoded.words, encoded.length, message);
}

function positionOfLong(prefix: KeyPrefix, targetingKey: string): number {
  const words = new Int32Array(utf8WordsMax(targetingKey.length));
  const length = encodeUtf8(targetingKey, words);
  return positionOf(prefix, words, length, new Int32Array(messageWords(targetingKey.length)));
}

function positionOf(prefix: KeyPrefix, id: Int32Array, idLength: number, into: Int32Array): number {
  join(prefix, id, idLength, into);
  const end = pad(into, prefix.length + idLength, prefix.hashed);
  for (let i = 0; i < 4; i++) state[i] = prefix.state[i] ?? 0;
  for (let at = 0; at < end; at += BLOCK_WORDS) compress(state, into, at);
  return positionIn(state);
}

/** Puts the id behind the prefix. The prefix may end inside a word, so every word of the id is shifted across two. */
function join(prefix: KeyPrefix, id: Int32Array, idLength: number, into: Int32Array): void {
  const whole = prefix.length >> 2;
  for (let i = 0; i < whole; i++) into[i] = prefix.words[i] ?? 0;
  const shift = (prefix.length & 3) << 3;
  const last = idLength >> 2;
  let carry = prefix.words[whole] ?? 0;
  for (let i = 0; i <= last; i++) {
    const word = id[i] ?? 0;
    into[whole + i] = carry | (word << shift);
    // In two steps, because JavaScript takes a shift by 32 for a shift by 0.
    carry = (word >>> 1) >>> (31 - shift);
  }
  into[whole + last + 1] = carry;
}

/** Ends a message as MD5 wants it (a one bit, zeros, the length in bits) and answers its whole length in words. */
function pad(words: Int32Array, length: number, hashed: number): number {
  const last = length >> 2;
  words[last] = (words[last] ?? 0) | (0x80 << ((length & 3) << 3));
  const end = ((length + 8) >> 6) * BLOCK_WORDS + BLOCK_WORDS;
  for (let i = last + 1; i < end; i++) words[i] = 0;
  const total = hashed + length;
  words[end - 2] = total << 3;
  words[end - 1] = Math.floor(total / 2 ** 29);
  return end;
}

/**
 * Takes the position out of a digest. N is the digest read as one big-endian number, so its four words, each turned
 * round, are its digits to the base 2^32. This is Horner's rule modulo 100 000, written out: 2^96, 2^64 and 2^32 leave
 * 50 336, 51 616 and 67 296. The sum stays below 2^50, where a double is exact, and the quotient below 2^33, where
 * rounding moves it by 2^-21 at most, less than the 10^-5 that part it from the next whole number.
 */
function positionIn(digest: Int32Array): number {
  const n = digit(digest, 0) * 50_336 + digit(digest, 1) * 51_616 + digit(digest, 2) * 67_296 + digit(digest, 3);
  const rest = (n - Math.floor(n / 100_000) * 100_000) | 0;
  // N % 100 are the whole percents, the three digits above them the thousandths: the bucket leads, as published.
  return (rest % 100) * 1000 + ((rest / 100) | 0);
}

function digit(digest: Int32Array, index: number): number {
  const word = digest[index] ?? 0;
  return ((word << 24) | ((word & 0xff00) << 8) | ((word >>> 8) & 0xff00) | (word >>> 24)) >>> 0;
}

/** Room for what is left of a prefix (less than a block), the id, and the padding (at most nine bytes and a block). */
function messageWords(units: number): number {
  return utf8WordsMax(units) + 3 * BLOCK_WORDS;
}
