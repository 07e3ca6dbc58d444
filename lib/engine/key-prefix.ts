import { BLOCK_WORDS, compressBlocks, MD5_START } from './md5';
import { appendUtf8, utf8WordsMax } from './utf8';

/**
 * The hash of "flagKey:" as far as it can be taken without the id: the state after its whole blocks, and the bytes
 * left over, which begin the next block. Made once per flag, so that an evaluation hashes one block, whatever the key.
 */
export interface KeyPrefix {
  readonly state: Int32Array;
  /** The bytes left over, as little-endian words; zero behind them. */
  readonly words: Int32Array;
  /** How many bytes those are, 0…63. */
  readonly length: number;
  /** How many bytes are in `state` already. */
  readonly hashed: number;
}

/** Prepares the part of the hash that all ids of one flag share. */
export function prefixOf(flagKey: string): KeyPrefix {
  const text = `${flagKey}:`;
  const words = new Int32Array(utf8WordsMax(text.length));
  const total = appendUtf8(words, 0, text);
  const state = Int32Array.from(MD5_START);
  const hashedWords = (total >> 6) * BLOCK_WORDS;
  compressBlocks(state, words, hashedWords);
  return { state, words: words.slice(hashedWords, (total >> 2) + 1), length: total & 63, hashed: hashedWords * 4 };
}
