import { parsePercentage } from '@/lib/engine/percentage';

/** What a line typed into the palette asks for. */
export interface PaletteLine {
  /** What to look for, in flags and in pages. */
  readonly text: string;
  /** Set where a percentage stands after a flag: what to set it to, and why. */
  readonly set: { readonly percentage: number; readonly note: string } | null;
}

/**
 * Reads a line: words to look for, or a flag, a percentage and perhaps a note (`checkout 25 errors are gone`). The
 * percentage is 0 to 100 in steps of 0.001, with or without its sign.
 */
export function readPaletteLine(line: string): PaletteLine {
  const text = line.trim();
  const [, flag, number, note = ''] = /^(\S+)\s+([\d.,]+)\s?%?(?:\s+(.*))?$/.exec(text) ?? [];
  const percentage = number === undefined ? null : parsePercentage(number);
  if (flag === undefined || percentage === null) return { text, set: null };
  return { text: flag, set: { percentage, note: note.trim() } };
}
