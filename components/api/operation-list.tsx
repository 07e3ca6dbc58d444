import { MethodBadge } from './method-badge';

export interface ListedOperation {
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly href: string;
}

/** A part of the API: what it is about, and what can be done. */
export function OperationList({ tag, about, operations }: OperationListProps) {
  const heading = `api-${tag.toLowerCase()}`;
  return (
    <section aria-labelledby={heading}>
      <h2 id={heading} className="font-semibold">
        {tag}
      </h2>
      <p className="text-ink-muted text-sm">{about}</p>
      <ul className="mt-2 border-line border-t">
        {operations.map(({ method, path, summary, href }) => (
          <li key={`${method} ${path}`} className="border-line border-b">
            <a
              href={href}
              className="flex flex-wrap items-baseline gap-x-2 gap-y-0.5 rounded-sm py-1.5 text-sm hover:bg-sunken pointer-coarse:py-3"
            >
              <MethodBadge method={method} />
              <code className="break-all font-medium font-mono">{path}</code>
              <span className="text-ink-muted">{summary}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface OperationListProps {
  tag: string;
  about: string;
  operations: readonly ListedOperation[];
}
