/**
 * Takes the position out of a digest, four little-endian words. N is the digest read as one big-endian number, so its
 * words, each turned round, are its digits to the base 2^32. This is Horner's rule modulo 100 000, written out: 2^96,
 * 2^64 and 2^32 leave 50 336, 51 616 and 67 296. The sum stays below 2^50, where a double is exact, and the quotient
 * below 2^33, where rounding moves it by 2^-21 at most, less than the 10^-5 that part it from the next whole number.
 */
export function positionIn(digest: Int32Array): number {
  const high = digit(digest[0]) * 50_336 + digit(digest[1]) * 51_616;
  const n = high + digit(digest[2]) * 67_296 + digit(digest[3]);
  const rest = (n - Math.floor(n / 100_000) * 100_000) | 0;
  // N % 100 are the whole percents, the three digits above them the thousandths: the bucket leads, as published.
  return (rest % 100) * 1000 + ((rest / 100) | 0);
}

function digit(word = 0): number {
  return ((word << 24) | ((word & 0xff00) << 8) | ((word >>> 8) & 0xff00) | (word >>> 24)) >>> 0;
}
