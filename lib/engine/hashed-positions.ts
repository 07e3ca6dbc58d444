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
const left: Lane = { state: new Int32Array(4), block: new Int32Array(BLOCK_WORDS) };
const right: Lane = { state: new Int32Array(4), block: new Int32Array(BLOCK_WORDS) };

/**
 * Where one targeting key falls for each of the flags that has a threshold, 0…99 999, and 0 for the others: what
 * `hashedPosition` says, faster, because the id is read once and two flags are hashed at a time.
 */
export function hashedPositions(
  flags: readonly CompiledFlag[],
  thresholds: readonly number[],
  targetingKey: string,
): readonly number[] {
  const idLength = encodeId(targetingKey);
  const positions = flags.map(() => 0);
  let waiting = -1;
  for (let i = 0; i < flags.length; i++) {
    const prefix = flags[i]?.prefix;
    if (prefix === undefined || thresholds[i] === 0) continue;
    if (prefix.hashed > 0 || prefix.length + idLength > MESSAGE_BYTES_MAX) {
      positions[i] = hashedPosition(prefix, targetingKey);
    } else if (waiting < 0) {
      fill(left, prefix, idLength);
      waiting = i;
    } else {
      fill(right, prefix, idLength);
      compressPair(left, right);
      positions[waiting] = positionIn(left.state);
      positions[i] = positionIn(right.state);
      waiting = -1;
    }
  }
  // An odd one is hashed beside whatever the other lane holds.
  if (waiting >= 0) {
    compressPair(left, right);
    positions[waiting] = positionIn(left.state);
  }
  return positions;
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
