import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';

/** The way to one of the pages: what it is, and what this visitor will find behind it. */
export function Door({ href, title, children }: { href: string; title: string; children: ReactNode }) {
  return (
    <li className="border-line border-t last:border-b">
      <a href={href} className="group flex items-center gap-4 py-3">
        <span className="min-w-0 flex-1">
          <span className="block font-medium text-lg group-hover:text-accent-strong">{title}</span>
          <span className="block text-ink-muted">{children}</span>
        </span>
        <ChevronRight aria-hidden className="size-4 shrink-0 text-ink-faint group-hover:text-accent-strong" />
      </a>
    </li>
  );
}
