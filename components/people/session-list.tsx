import { Badge } from '@/components/ui/badge';
import type { FormAction } from '@/components/ui/form-state';
import { Time } from '@/components/ui/time';
import { DeedForm } from './deed-form';

export interface ShownSession {
  readonly id: string;
  /** The browser and where it runs. */
  readonly device: string;
  /** ISO 8601. */
  readonly createdAt: string;
  readonly lastSeenAt: string | null;
  readonly isThis: boolean;
}

/** Where somebody is signed in, each with the way to end it. */
export function SessionList({ sessions, now, endOf }: SessionListProps) {
  if (sessions.length === 0) return <p className="text-ink-muted text-sm">Signed in nowhere.</p>;
  return (
    <ul className="grid">
      {sessions.map(({ id, device, createdAt, lastSeenAt, isThis }) => (
        <li
          key={id}
          className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-line border-b py-2 text-sm"
        >
          <span>
            {device} {isThis && <Badge>This one</Badge>}
            <span className="block text-ink-muted">
              Signed in <Time at={createdAt} now={now} />
              {lastSeenAt !== null && (
                <>
                  , last seen <Time at={lastSeenAt} now={now} />
                </>
              )}
            </span>
          </span>
          <DeedForm act={endOf(id)} label={isThis ? 'Sign out here' : 'End'} pendingLabel="Ending…" variant="quiet" />
        </li>
      ))}
    </ul>
  );
}

interface SessionListProps {
  sessions: readonly ShownSession[];
  /** The server's clock, ms. */
  now: number;
  endOf: (session: string) => FormAction;
}
