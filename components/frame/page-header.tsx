import type { ReactNode } from 'react';

/** The page's name, what it is about, and what can be done on it. */
export function PageHeader({ title, children, actions }: PageHeaderProps) {
  return (
    <div className="mb-5 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
      <div className="min-w-0">
        <h1 className="font-semibold text-xl tracking-tight">{title}</h1>
        {children && <div className="mt-0.5 max-w-prose text-ink-muted">{children}</div>}
      </div>
      {actions && <div className="flex gap-2">{actions}</div>}
    </div>
  );
}

interface PageHeaderProps {
  title: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
}
