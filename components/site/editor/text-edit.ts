/** A text with a selection in it, as a text area has it. */
export interface Selection {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** What to put in place of a part of the text, and what to select in the text that results. */
export interface TextEdit {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
  readonly select: readonly [number, number];
}

/** Puts a mark around the selection, or takes it away where it stands: "bold" ⇄ "**bold**". */
export function wrapped({ text, from, to }: Selection, mark: string): TextEdit {
  const inner = text.slice(from, to);
  const [left, right] = [from - mark.length, to + mark.length];
  if (left >= 0 && text.slice(left, from) === mark && text.slice(to, right) === mark) {
    return { from: left, to: right, insert: inner, select: [left, left + inner.length] };
  }
  const start = from + mark.length;
  return { from, to, insert: mark + inner + mark, select: [start, start + inner.length] };
}

/** Begins every selected line with a prefix, or takes it away where all of them have it. */
export function prefixed({ text, from, to }: Selection, prefix: string): TextEdit {
  const start = text.lastIndexOf('\n', from - 1) + 1;
  const next = text.indexOf('\n', to);
  const end = next < 0 ? text.length : next;
  const lines = text.slice(start, end).split('\n');
  const isThere = lines.every((line) => line.startsWith(prefix));
  const insert = lines.map((line) => (isThere ? line.slice(prefix.length) : prefix + line)).join('\n');
  const caret = start + insert.length;
  return { from: start, to: end, insert, select: lines.length > 1 ? [start, caret] : [caret, caret] };
}
