import type { ReactNode } from 'react';
import { Wordmark } from '@/components/frame/wordmark';

/** A page for one form about one's account, outside of any frame. */
export function AccountPage({ title, explanation, children }: AccountPageProps) {
  return (
    <main className="mx-auto grid min-h-dvh max-w-sm content-center gap-6 px-4 py-10">
      <Wordmark href="/" />
      <div className="grid gap-1.5">
        <h1 className="font-semibold text-xl tracking-tight">{title}</h1>
        <div className="text-ink-muted">{explanation}</div>
      </div>
      {children}
    </main>
  );
}

interface AccountPageProps {
  title: string;
  explanation: ReactNode;
  children?: ReactNode;
}
