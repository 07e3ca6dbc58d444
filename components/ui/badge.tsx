import { clsx } from 'clsx';
import type { ReactNode } from 'react';

export type BadgeMeaning = 'neutral' | 'accent' | 'on' | 'attention' | 'kill';

/** One word about a thing. The colour repeats what the word says, it never says it alone. */
export function Badge({ meaning = 'neutral', children }: { meaning?: BadgeMeaning; children: ReactNode }) {
  return (
    <span className={clsx('inline-flex items-center gap-1 rounded-sm px-1.5 font-medium text-xs', MEANINGS[meaning])}>
      {children}
    </span>
  );
}

const MEANINGS: Record<BadgeMeaning, string> = {
  neutral: 'bg-sunken text-ink-muted',
  accent: 'bg-accent-soft text-accent-strong',
  on: 'bg-on-soft text-on',
  attention: 'bg-attention-soft text-attention',
  kill: 'bg-kill-soft text-kill',
};
