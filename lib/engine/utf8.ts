const REPLACEMENT = 0xfffd;

/** The most bytes that UTF-8 needs for one UTF-16 unit (a surrogate pair is two units and four bytes). */
const BYTES_PER_UNIT_MAX = 3;

/** How many words `encodeUtf8` may write for a text of so many UTF-16 units. */
export function utf8WordsMax(units: number): number {
  return Math.ceil((units * BYTES_PER_UNIT_MAX) / 4) + 1;
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
 * Writes a text as UTF-8 into little-endian words and answers its length in bytes. What the words held before does not
 * matter; behind the text, up to and including word `length >> 2`, they are zero. A lone surrogate becomes U+FFFD, as
 * in TextEncoder (which is not used because it allocates on every call).
 */
export function encodeUtf8(text: string, words: Int32Array): number {
  const wholes = text.length & ~3;
  for (let i = 0; i < wholes; i += 4) {
    const first = text.charCodeAt(i);
    const second = text.charCodeAt(i + 1);
    const third = text.charCodeAt(i + 2);
    const fourth = text.charCodeAt(i + 3);
    if ((first | second | third | fourth) > 0x7f) return encodeRest(text, i, words);
    words[i >> 2] = first | (second << 8) | (third << 16) | (fourth << 24);
  }
  let last = 0;
  for (let i = wholes; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit > 0x7f) return encodeRest(text, wholes, words);
    last |= unit << ((i & 3) << 3);
  }
  words[wholes >> 2] = last;
  return text.length;
}

/** The same for what comes behind `from` characters of ASCII (a multiple of four), byte by byte. */
function encodeRest(text: string, from: number, words: Int32Array): number {
  words[from >> 2] = 0;
  let end = from;
  for (let i = from; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) {
      end = append(words, end, unit);
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
  let end = append(words, at, lead | (point >> (6 * following)));
  for (let left = following - 1; left >= 0; left--) end = append(words, end, 0x80 | ((point >> (6 * left)) & 0x3f));
  return end;
}

/** Appends a byte, and clears the next word when it has filled one. */
function append(words: Int32Array, at: number, byte: number): number {
  words[at >> 2] = (words[at >> 2] ?? 0) | (byte << ((at & 3) << 3));
  if ((at & 3) === 3) words[(at >> 2) + 1] = 0;
  return at + 1;
}
