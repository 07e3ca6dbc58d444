import { clsx } from 'clsx';
import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

export type NoticeMeaning = 'information' | 'done' | 'attention' | 'refused';

/** One thing to know, said where it happened. Refusals interrupt a screen reader, the rest waits its turn. */
export function Notice({ meaning = 'information', children }: { meaning?: NoticeMeaning; children: ReactNode }) {
  const { icon: Icon, className } = LOOKS[meaning];
  return (
    <div
      role={meaning === 'refused' ? 'alert' : 'status'}
      className={clsx('flex gap-2 rounded-md border px-3 py-2 text-sm', className)}
    >
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0">{children}</div>
    </div>
  );
}

const LOOKS = {
  information: { icon: Info, className: 'border-line bg-surface text-ink-muted' },
  done: { icon: CircleCheck, className: 'border-line bg-on-soft text-on' },
  attention: { icon: TriangleAlert, className: 'border-attention-line bg-attention-soft text-attention' },
  refused: { icon: CircleAlert, className: 'border-kill-line bg-kill-soft text-kill' },
} as const;
