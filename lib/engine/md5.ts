/** Words in one 64-byte block. */
export const BLOCK_WORDS = 16;

/** The four words of MD5's state before the first block (RFC 1321, 3.3). */
export const MD5_START: readonly [number, number, number, number] = [1732584193, -271733879, -1732584194, 271733878];

/**
 * Mixes whole blocks into a state of four words, in place. The first block's words are overwritten where there are more:
 * `compress` always works on the first sixteen, because indices that are constant cost half as much as any others.
 */
export function compressBlocks(state: Int32Array, words: Int32Array, wordCount: number): void {
  if (wordCount === 0) return;
  compress(state, words);
  for (let at = BLOCK_WORDS; at < wordCount; at += BLOCK_WORDS) {
    words.copyWithin(0, at, at + BLOCK_WORDS);
    compress(state, words);
  }
}

/**
 * Mixes one block (16 little-endian words) into the state (RFC 1321, 3.4). Unrolled, without tables and in local
 * variables: this is where an evaluation spends two thirds of its time. The order within a line matters: what the line
 * before has just computed comes last, so that the processor waits for nothing else.
 */
function compress(state: Int32Array, block: Int32Array): void {
  const w0 = block[0] ?? 0;
  const w1 = block[1] ?? 0;
  const w2 = block[2] ?? 0;
  const w3 = block[3] ?? 0;
  const w4 = block[4] ?? 0;
  const w5 = block[5] ?? 0;
  const w6 = block[6] ?? 0;
  const w7 = block[7] ?? 0;
  const w8 = block[8] ?? 0;
  const w9 = block[9] ?? 0;
  const w10 = block[10] ?? 0;
  const w11 = block[11] ?? 0;
  const w12 = block[12] ?? 0;
  const w13 = block[13] ?? 0;
  const w14 = block[14] ?? 0;
  const w15 = block[15] ?? 0;
  const a0 = state[0] ?? 0;
  const b0 = state[1] ?? 0;
  const c0 = state[2] ?? 0;
  const d0 = state[3] ?? 0;
  let a = a0;
  let b = b0;
  let c = c0;
  let d = d0;

  // Round 1 takes y where x is set, else z; as z ^ (x & (y ^ z)) that is one operation less.
  a = (rotate((a + w0 - 680876936 + (d ^ (b & (c ^ d)))) | 0, 7) + b) | 0;
  d = (rotate((d + w1 - 389564586 + (c ^ (a & (b ^ c)))) | 0, 12) + a) | 0;
  c = (rotate((c + w2 + 606105819 + (b ^ (d & (a ^ b)))) | 0, 17) + d) | 0;
  b = (rotate((b + w3 - 1044525330 + (a ^ (c & (d ^ a)))) | 0, 22) + c) | 0;
  a = (rotate((a + w4 - 176418897 + (d ^ (b & (c ^ d)))) | 0, 7) + b) | 0;
  d = (rotate((d + w5 + 1200080426 + (c ^ (a & (b ^ c)))) | 0, 12) + a) | 0;
  c = (rotate((c + w6 - 1473231341 + (b ^ (d & (a ^ b)))) | 0, 17) + d) | 0;
  b = (rotate((b + w7 - 45705983 + (a ^ (c & (d ^ a)))) | 0, 22) + c) | 0;
  a = (rotate((a + w8 + 1770035416 + (d ^ (b & (c ^ d)))) | 0, 7) + b) | 0;
  d = (rotate((d + w9 - 1958414417 + (c ^ (a & (b ^ c)))) | 0, 12) + a) | 0;
  c = (rotate((c + w10 - 42063 + (b ^ (d & (a ^ b)))) | 0, 17) + d) | 0;
  b = (rotate((b + w11 - 1990404162 + (a ^ (c & (d ^ a)))) | 0, 22) + c) | 0;
  a = (rotate((a + w12 + 1804603682 + (d ^ (b & (c ^ d)))) | 0, 7) + b) | 0;
  d = (rotate((d + w13 - 40341101 + (c ^ (a & (b ^ c)))) | 0, 12) + a) | 0;
  c = (rotate((c + w14 - 1502002290 + (b ^ (d & (a ^ b)))) | 0, 17) + d) | 0;
  b = (rotate((b + w15 + 1236535329 + (a ^ (c & (d ^ a)))) | 0, 22) + c) | 0;

  // Round 2 does the same with the roles turned. The two halves share no bit, so that + may stand for |.
  a = (rotate((a + w1 - 165796510 + (c & ~d) + (b & d)) | 0, 5) + b) | 0;
  d = (rotate((d + w6 - 1069501632 + (b & ~c) + (a & c)) | 0, 9) + a) | 0;
  c = (rotate((c + w11 + 643717713 + (a & ~b) + (d & b)) | 0, 14) + d) | 0;
  b = (rotate((b + w0 - 373897302 + (d & ~a) + (c & a)) | 0, 20) + c) | 0;
  a = (rotate((a + w5 - 701558691 + (c & ~d) + (b & d)) | 0, 5) + b) | 0;
  d = (rotate((d + w10 + 38016083 + (b & ~c) + (a & c)) | 0, 9) + a) | 0;
  c = (rotate((c + w15 - 660478335 + (a & ~b) + (d & b)) | 0, 14) + d) | 0;
  b = (rotate((b + w4 - 405537848 + (d & ~a) + (c & a)) | 0, 20) + c) | 0;
  a = (rotate((a + w9 + 568446438 + (c & ~d) + (b & d)) | 0, 5) + b) | 0;
  d = (rotate((d + w14 - 1019803690 + (b & ~c) + (a & c)) | 0, 9) + a) | 0;
  c = (rotate((c + w3 - 187363961 + (a & ~b) + (d & b)) | 0, 14) + d) | 0;
  b = (rotate((b + w8 + 1163531501 + (d & ~a) + (c & a)) | 0, 20) + c) | 0;
  a = (rotate((a + w13 - 1444681467 + (c & ~d) + (b & d)) | 0, 5) + b) | 0;
  d = (rotate((d + w2 - 51403784 + (b & ~c) + (a & c)) | 0, 9) + a) | 0;
  c = (rotate((c + w7 + 1735328473 + (a & ~b) + (d & b)) | 0, 14) + d) | 0;
  b = (rotate((b + w12 - 1926607734 + (d & ~a) + (c & a)) | 0, 20) + c) | 0;

  a = (rotate((a + w5 - 378558 + (b ^ (c ^ d))) | 0, 4) + b) | 0;
  d = (rotate((d + w8 - 2022574463 + (a ^ (b ^ c))) | 0, 11) + a) | 0;
  c = (rotate((c + w11 + 1839030562 + (d ^ (a ^ b))) | 0, 16) + d) | 0;
  b = (rotate((b + w14 - 35309556 + (c ^ (d ^ a))) | 0, 23) + c) | 0;
  a = (rotate((a + w1 - 1530992060 + (b ^ (c ^ d))) | 0, 4) + b) | 0;
  d = (rotate((d + w4 + 1272893353 + (a ^ (b ^ c))) | 0, 11) + a) | 0;
  c = (rotate((c + w7 - 155497632 + (d ^ (a ^ b))) | 0, 16) + d) | 0;
  b = (rotate((b + w10 - 1094730640 + (c ^ (d ^ a))) | 0, 23) + c) | 0;
  a = (rotate((a + w13 + 681279174 + (b ^ (c ^ d))) | 0, 4) + b) | 0;
  d = (rotate((d + w0 - 358537222 + (a ^ (b ^ c))) | 0, 11) + a) | 0;
  c = (rotate((c + w3 - 722521979 + (d ^ (a ^ b))) | 0, 16) + d) | 0;
  b = (rotate((b + w6 + 76029189 + (c ^ (d ^ a))) | 0, 23) + c) | 0;
  a = (rotate((a + w9 - 640364487 + (b ^ (c ^ d))) | 0, 4) + b) | 0;
  d = (rotate((d + w12 - 421815835 + (a ^ (b ^ c))) | 0, 11) + a) | 0;
  c = (rotate((c + w15 + 530742520 + (d ^ (a ^ b))) | 0, 16) + d) | 0;
  b = (rotate((b + w2 - 995338651 + (c ^ (d ^ a))) | 0, 23) + c) | 0;

  a = (rotate((a + w0 - 198630844 + (c ^ (b | ~d))) | 0, 6) + b) | 0;
  d = (rotate((d + w7 + 1126891415 + (b ^ (a | ~c))) | 0, 10) + a) | 0;
  c = (rotate((c + w14 - 1416354905 + (a ^ (d | ~b))) | 0, 15) + d) | 0;
  b = (rotate((b + w5 - 57434055 + (d ^ (c | ~a))) | 0, 21) + c) | 0;
  a = (rotate((a + w12 + 1700485571 + (c ^ (b | ~d))) | 0, 6) + b) | 0;
  d = (rotate((d + w3 - 1894986606 + (b ^ (a | ~c))) | 0, 10) + a) | 0;
  c = (rotate((c + w10 - 1051523 + (a ^ (d | ~b))) | 0, 15) + d) | 0;
  b = (rotate((b + w1 - 2054922799 + (d ^ (c | ~a))) | 0, 21) + c) | 0;
  a = (rotate((a + w8 + 1873313359 + (c ^ (b | ~d))) | 0, 6) + b) | 0;
  d = (rotate((d + w15 - 30611744 + (b ^ (a | ~c))) | 0, 10) + a) | 0;
  c = (rotate((c + w6 - 1560198380 + (a ^ (d | ~b))) | 0, 15) + d) | 0;
  b = (rotate((b + w13 + 1309151649 + (d ^ (c | ~a))) | 0, 21) + c) | 0;
  a = (rotate((a + w4 - 145523070 + (c ^ (b | ~d))) | 0, 6) + b) | 0;
  d = (rotate((d + w11 - 1120210379 + (b ^ (a | ~c))) | 0, 10) + a) | 0;
  c = (rotate((c + w2 + 718787259 + (a ^ (d | ~b))) | 0, 15) + d) | 0;
  b = (rotate((b + w9 - 343485551 + (d ^ (c | ~a))) | 0, 21) + c) | 0;

  state[0] = a + a0;
  state[1] = b + b0;
  state[2] = c + c0;
  state[3] = d + d0;
}

function rotate(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}
