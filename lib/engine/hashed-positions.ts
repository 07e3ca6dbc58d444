import type { CompiledFlag } from './compiled-flag';
import { hashedPosition } from './hashed-position';
import type { KeyPrefix } from './key-prefix';
import { BLOCK_WORDS } from './md5';
import { compressPair, type Lane } from './md5-pair';
import { positionIn } from './position-in';
import { appendUtf8, utf8WordsMax } from './utf8';

/** A block takes this many bytes of message: one more ends it, and eight say how long it was. */
const MESSAGE_BYTES_MAX = 55;

// Written before they are read in every call: nothing of one id is left for the next.
const ids = [0, 1, 2, 3].map(() => new Int32Array(utf8WordsMax(MESSAGE_BYTES_MAX)));
const one: Lane = { state: new Int32Array(4), block: new Int32Array(BLOCK_WORDS) };
const other: Lane = { state: new Int32Array(4), block: new Int32Array(BLOCK_WORDS) };

/**
 * Where the targeting key of each flag falls, 0…99 999, and 0 for those with an empty one: what `hashedPosition` says,
 * faster, because an id that several flags share is read once and two flags are hashed at a time.
 */
export function hashedPositions(flags: readonly CompiledFlag[], keys: readonly string[]): readonly number[] {
  const positions = flags.map(() => 0);
  const left = [...keys];
  // Nearly always there is one id; under several policies, or with rules that hash by an attribute, a few.
  for (let first = 0; first < left.length; ) first = hashOne(flags, left, first, positions);
  return positions;
}

/** Hashes the id that is the first one left, wherever it is, takes it away, and answers where the next one is. */
function hashOne(flags: readonly CompiledFlag[], left: string[], first: number, positions: number[]): number {
  const key = left[first] ?? '';
  if (key === '') return first + 1;
  const idLength = encodeId(key);
  let next = flags.length;
  let waiting = -1;
  for (let i = first; i < flags.length; i++) {
    const prefix = flags[i]?.prefix;
    if (prefix === undefined || left[i] !== key) {
      if (next === flags.length && left[i] !== '') next = i;
      continue;
    }
    left[i] = '';
    if (prefix.hashed > 0 || prefix.length + idLength > MESSAGE_BYTES_MAX) {
      positions[i] = hashedPosition(prefix, key);
    } else if (waiting < 0) {
      fill(one, prefix, idLength);
      waiting = i;
    } else {
      fill(other, prefix, idLength);
      compressPair(one, other);
      positions[waiting] = positionIn(one.state);
      positions[i] = positionIn(other.state);
      waiting = -1;
    }
  }
  // An odd one is hashed beside whatever the other lane holds.
  if (waiting >= 0) {
    compressPair(one, other);
    positions[waiting] = positionIn(one.state);
  }
  return next;
}

/**
 * Encodes the id, ended as MD5 wants a message ended, once for each place in a word where a prefix may end.
 * Answers its bytes, or too many where it cannot fit.
 */
function encodeId(targetingKey: string): number {
  if (targetingKey.length > MESSAGE_BYTES_MAX) return Number.POSITIVE_INFINITY;
  let length = 0;
  for (const [at, id] of ids.entries()) {
    id[0] = 0;
    const end = appendUtf8(id, at, targetingKey);
    id[end >> 2] = (id[end >> 2] ?? 0) | (0x80 << ((end & 3) << 3));
    for (let i = (end >> 2) + 1; i < BLOCK_WORDS; i++) id[i] = 0;
    length = end - at;
  }
  return length;
}

/** Fills a lane: the start, what the prefix left over, the id from where the prefix ends, the length in bits. */
function fill({ state, block }: Lane, prefix: KeyPrefix, idLength: number): void {
  for (let i = 0; i < 4; i++) state[i] = prefix.state[i] ?? 0;
  const id = ids[prefix.length & 3] ?? block;
  const whole = prefix.length >> 2;
  for (let i = 0; i < whole; i++) block[i] = prefix.words[i] ?? 0;
  block[whole] = (prefix.words[whole] ?? 0) | (id[0] ?? 0);
  for (let i = whole + 1; i < BLOCK_WORDS - 2; i++) block[i] = id[i - whole] ?? 0;
  block[BLOCK_WORDS - 2] = (prefix.length + idLength) << 3;
  block[BLOCK_WORDS - 1] = 0;
}
