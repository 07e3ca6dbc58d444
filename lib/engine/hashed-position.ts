import type { KeyPrefix } from './key-prefix';
import { BLOCK_WORDS, compressBlocks } from './md5';
import { positionIn } from './position-in';
import { appendUtf8, utf8WordsMax } from './utf8';

/** Ids up to this many UTF-16 units are hashed without allocating. */
const SCRATCH_UNITS = 1024;

// Written before they are read in every call: nothing of one id is left for the next.
const state = new Int32Array(4);
const scratch = new Int32Array(messageWordsMax(SCRATCH_UNITS));

/** Where a targeting key falls for the flag of the prefix, 0…99 999. */
export function hashedPosition(prefix: KeyPrefix, targetingKey: string): number {
  const units = targetingKey.length;
  const message = units <= SCRATCH_UNITS ? scratch : new Int32Array(messageWordsMax(units));
  for (let i = 0; i < prefix.words.length; i++) message[i] = prefix.words[i] ?? 0;
  const length = appendUtf8(message, prefix.length, targetingKey);
  const end = endMessage(message, length, prefix.hashed);
  for (let i = 0; i < 4; i++) state[i] = prefix.state[i] ?? 0;
  compressBlocks(state, message, end);
  return positionIn(state);
}

/** Ends a message as MD5 wants it (a one bit, zeros, the length in bits) and answers its whole length in words. */
function endMessage(message: Int32Array, length: number, hashed: number): number {
  const last = length >> 2;
  message[last] = (message[last] ?? 0) | (0x80 << ((length & 3) << 3));
  const end = ((length + 8) >> 6) * BLOCK_WORDS + BLOCK_WORDS;
  for (let i = last + 1; i < end; i++) message[i] = 0;
  const total = hashed + length;
  message[end - 2] = total << 3;
  message[end - 1] = Math.floor(total / 2 ** 29);
  return end;
}

/** Room for what is left of a prefix (less than a block), the id, and the padding (a block and nine bytes at most). */
function messageWordsMax(units: number): number {
  return utf8WordsMax(units) + 3 * BLOCK_WORDS;
}
