const REPLACEMENT = 0xfffd;

/** The most bytes that UTF-8 needs for one UTF-16 unit (a surrogate pair is two units and four bytes). */
const BYTES_PER_UNIT_MAX = 3;

/** How many words a text of so many UTF-16 units may take, begun anywhere in a word. */
export function utf8WordsMax(units: number): number {
  return Math.ceil((units * BYTES_PER_UNIT_MAX) / 4) + 2;
}

/** How many bytes a text takes in UTF-8. */
export function utf8Length(text: string): number {
  let bytes = 0;
  for (let i = 0; i < text.length; i++) {
    const point = text.codePointAt(i) ?? REPLACEMENT;
    if (point > 0xffff) i += 1;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return bytes;
}

/**
 * Appends a text as UTF-8 to the `at` bytes that little-endian words hold already, and answers the new length in bytes.
 * The word that `at` points into is zero behind those bytes; what later words held does not matter. Afterwards the last
 * word, number `length >> 2`, is zero behind the text. A lone surrogate becomes U+FFFD, as in TextEncoder (which is not
 * used because it allocates on every call).
 */
export function appendUtf8(words: Int32Array, at: number, text: string): number {
  // Four characters make a word, and a word straddles two where `at` is not a multiple of four: its low end is put
  // into the one and its high end carried to the next. In two steps, because JavaScript takes a shift by 32 for none.
  const shift = (at & 3) << 3;
  const wholes = text.length & ~3;
  let next = at >> 2;
  let carry = words[next] ?? 0;
  for (let i = 0; i < wholes; i += 4) {
    const first = text.charCodeAt(i);
    const second = text.charCodeAt(i + 1);
    const third = text.charCodeAt(i + 2);
    const fourth = text.charCodeAt(i + 3);
    if ((first | second | third | fourth) > 0x7f) return appendRest(words, at + i, carry, text, i);
    const word = first | (second << 8) | (third << 16) | (fourth << 24);
    words[next] = carry | (word << shift);
    carry = (word >>> 1) >>> (31 - shift);
    next += 1;
  }
  return appendRest(words, at + wholes, carry, text, wholes);
}

/** The same for what comes from `from` on, byte by byte; `carry` is what the word to go on in holds. */
function appendRest(words: Int32Array, at: number, carry: number, text: string, from: number): number {
  words[at >> 2] = carry;
  let end = at;
  for (let i = from; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) {
      end = appendByte(words, end, unit);
      continue;
    }
    const point = text.codePointAt(i) ?? REPLACEMENT;
    if (point > 0xffff) i += 1;
    end = appendWide(words, end, point >= 0xd800 && point <= 0xdfff ? REPLACEMENT : point);
  }
  return end;
}

/** A lead byte that says how many follow, then six bits a byte, the highest first. */
function appendWide(words: Int32Array, at: number, point: number): number {
  const following = point < 0x800 ? 1 : point < 0x10000 ? 2 : 3;
  const lead = following === 1 ? 0xc0 : following === 2 ? 0xe0 : 0xf0;
  let end = appendByte(words, at, lead | (point >> (6 * following)));
  for (let left = following - 1; left >= 0; left--) end = appendByte(words, end, 0x80 | ((point >> (6 * left)) & 0x3f));
  return end;
}

/** Appends a byte, and clears the next word when it has filled one. */
function appendByte(words: Int32Array, at: number, byte: number): number {
  words[at >> 2] = (words[at >> 2] ?? 0) | (byte << ((at & 3) << 3));
  if ((at & 3) === 3) words[(at >> 2) + 1] = 0;
  return at + 1;
}
