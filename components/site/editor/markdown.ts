/** A piece of text between marks. */
export interface Span {
  readonly text: string;
  readonly mark: 'none' | 'bold' | 'italic';
}

export interface Block {
  readonly kind: 'heading' | 'item' | 'todo' | 'done' | 'quote' | 'paragraph';
  readonly spans: readonly Span[];
}

// Longest prefix first: "- [ ] " is an item too.
const PREFIXES = [
  ['## ', 'heading'],
  ['# ', 'heading'],
  ['- [ ] ', 'todo'],
  ['- [x] ', 'done'],
  ['- ', 'item'],
  ['> ', 'quote'],
] as const;

/** Reads the little Markdown that the toolbar writes: one block a line, empty lines left out, everything else as text. */
export function parseMarkdown(text: string): Block[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [prefix, kind] = PREFIXES.find(([start]) => line.startsWith(start)) ?? ['', 'paragraph'];
      return { kind, spans: spansOf(line.slice(prefix.length)) };
    });
}

function spansOf(line: string): Span[] {
  return line
    .split(/(\*\*[^*]+\*\*|\*[^*]+\*)/)
    .filter((part) => part !== '')
    .map((part) => {
      if (/^\*\*[^*]+\*\*$/.test(part)) return { text: part.slice(2, -2), mark: 'bold' };
      if (/^\*[^*]+\*$/.test(part)) return { text: part.slice(1, -1), mark: 'italic' };
      return { text: part, mark: 'none' };
    });
}
