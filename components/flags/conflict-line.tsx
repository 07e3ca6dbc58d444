import { TriangleAlert } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Time } from '@/components/ui/time';
import { formatPercentage } from '@/lib/engine/percentage';
import type { EditStore } from './edit-store';
import type { Edit } from './pending-edits';
import type { Conflict } from './save-state';

/** What somebody else set meanwhile, and whose it shall be. Without JavaScript, saving again keeps what was typed. */
export function ConflictLine({ conflict, edit, now, store }: ConflictLineProps) {
  const { key, action, theirs, who, at, note } = conflict;
  return (
    <div
      role="alert"
      className="flex flex-wrap items-center gap-x-3 gap-y-1 rounded-md bg-attention-soft px-3 py-1.5 text-sm"
    >
      <p className="flex items-baseline gap-2 text-attention">
        <TriangleAlert aria-hidden className="size-3.5 shrink-0 self-center" />
        <span>
          <strong>{who}</strong> {DEEDS[action] ?? 'set'} <strong>{formatPercentage(theirs.rolloutPercentage)}%</strong>
          {!theirs.enabled && ', switched off,'} <Time at={at} now={now} />
          {note && (
            <>
              {' '}
              (<em>{note}</em>)
            </>
          )}
        </span>
      </p>
      <p className="hidden text-attention noscript:block">Save again to keep yours, or type theirs.</p>
      <div className="flex gap-1.5 noscript:hidden">
        {edit ? (
          <>
            <Button className="h-7" onClick={() => store.dispatch({ type: 'kept-mine', key })}>
              Keep mine, {edit.typed}%
            </Button>
            <Button className="h-7" onClick={() => store.dispatch({ type: 'took-theirs', key })}>
              Take theirs, {formatPercentage(theirs.rolloutPercentage)}%
            </Button>
          </>
        ) : (
          <Button className="h-7" onClick={() => store.dispatch({ type: 'took-theirs', key })}>
            Understood
          </Button>
        )}
      </div>
    </div>
  );
}

/** What somebody may have done that is no edit; the percentage it left stands behind it. */
const DEEDS: Readonly<Record<string, string>> = {
  'flag.killed': 'killed it, at',
  'flag.lifted': 'lifted it, at',
};

interface ConflictLineProps {
  conflict: Conflict;
  edit: Edit | undefined;
  now: number;
  store: EditStore;
}
