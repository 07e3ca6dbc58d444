import type { ReactNode } from 'react';

/** Nothing to show yet: one sentence that teaches, and one action. */
export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className="grid justify-items-center gap-2 px-6 py-14 text-center">
      <h2 className="font-medium text-base">{title}</h2>
      <p className="max-w-prose text-ink-muted">{children}</p>
      {action && <div className="mt-2">{action}</div>}
    </div>
  );
}

interface EmptyStateProps {
  title: string;
  children: ReactNode;
  action?: ReactNode;
}
