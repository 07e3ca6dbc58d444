import { Circle, CircleCheck, UserRound } from 'lucide-react';
import type { CleanupStep } from '@/lib/lifecycle/cleanup-checklist';

/** What is left to do until a flag is gone: done, open, or to be told by whoever has the code. */
export function CleanupSteps({ steps }: { steps: readonly CleanupStep[] }) {
  return (
    <ol className="grid gap-3">
      {steps.map(({ id, state, what, detail }) => {
        const { icon: Icon, words, className } = LOOKS[state];
        return (
          <li key={id} className="flex gap-2.5">
            <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${className}`} />
            <div>
              <p className="text-sm">
                {what} <span className="text-ink-muted">({words})</span>
              </p>
              <p className="text-ink-muted text-sm">{detail}</p>
            </div>
          </li>
        );
      })}
    </ol>
  );
}

const LOOKS = {
  done: { icon: CircleCheck, words: 'done', className: 'text-on' },
  open: { icon: Circle, words: 'open', className: 'text-ink-faint' },
  yours: { icon: UserRound, words: 'yours to see to', className: 'text-ink-faint' },
} as const;
