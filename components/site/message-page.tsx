import type { ReactNode } from 'react';
import { Wordmark } from '@/components/frame/wordmark';

/** A page that is one message: what, which, what now. */
export function MessagePage({ title, children, actions }: MessagePageProps) {
  return (
    <main className="mx-auto grid min-h-dvh max-w-md content-center gap-6 px-4 py-10">
      <Wordmark href="/" />
      <div className="grid gap-2">
        <h1 className="font-semibold text-xl tracking-tight">{title}</h1>
        <div className="grid gap-2 text-ink-muted">{children}</div>
      </div>
      {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
    </main>
  );
}

interface MessagePageProps {
  title: string;
  children: ReactNode;
  actions?: ReactNode;
}
