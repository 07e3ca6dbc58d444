import { type Block, parseMarkdown, type Span } from './markdown';

/** The text as it will be read. */
export function Preview({ text }: { text: string }) {
  const blocks = parseMarkdown(text);
  return (
    <section aria-label="Preview" className="min-h-72 rounded-md border border-line bg-surface px-5 py-4">
      {blocks.length === 0 && <p className="text-ink-muted">What you write appears here.</p>}
      {blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line has no identity but its place.
        <Line key={index} {...block} />
      ))}
    </section>
  );
}

function Line({ kind, spans }: Block) {
  const text = spans.map((span, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: neither has a piece of a line.
    <Piece key={index} {...span} />
  ));
  switch (kind) {
    case 'heading':
      return <h2 className="mt-2 mb-1.5 font-semibold text-xl tracking-tight first:mt-0">{text}</h2>;
    case 'item':
      return <p className="ml-1 py-0.5 before:mr-2.5 before:text-ink-faint before:content-['•']">{text}</p>;
    case 'todo':
    case 'done':
      return (
        <p className="flex gap-2.5 py-0.5">
          <span
            aria-hidden
            className="mt-1 grid size-3.5 shrink-0 place-items-center rounded-sm border border-line-strong text-xs"
          >
            {kind === 'done' && '✓'}
          </span>
          <span className={kind === 'done' ? 'text-ink-muted line-through' : ''}>
            <span className="sr-only">{kind === 'done' ? 'Done: ' : 'To do: '}</span>
            {text}
          </span>
        </p>
      );
    case 'quote':
      return <blockquote className="my-1.5 border-line-strong border-l-2 pl-3 text-ink-muted">{text}</blockquote>;
    case 'paragraph':
      return <p className="py-1">{text}</p>;
  }
}

function Piece({ text, mark }: Span) {
  switch (mark) {
    case 'bold':
      return <strong>{text}</strong>;
    case 'italic':
      return <em>{text}</em>;
    case 'none':
      return text;
  }
}
