import { DeedForm } from '@/components/people/deed-form';
import { Badge } from '@/components/ui/badge';
import type { FormAction } from '@/components/ui/form-state';
import { Time } from '@/components/ui/time';
import type { DeliveryView } from '@/lib/webhooks/list-webhooks';

/** What was told, what came of it, and the way to tell it again. */
export function DeliveryList({ deliveries, now, replayOf }: DeliveryListProps) {
  if (deliveries.length === 0) return <p className="text-ink-muted text-sm">Nothing was told yet.</p>;
  return (
    <ul className="grid border-line border-t">
      {deliveries.map((one) => (
        <li key={one.id} className="grid gap-1 border-line border-b py-2 text-sm">
          <div className="flex flex-wrap items-center justify-between gap-x-4">
            <span>
              <span className="font-mono">{one.event}</span> <Badge>{one.state}</Badge>{' '}
              <span className="text-ink-muted">
                {one.status ?? 'no answer'} · {one.attempts} {one.attempts === 1 ? 'try' : 'tries'}
                {one.tookMs !== null && ` · ${one.tookMs} ms`} · <Time at={one.createdAt} now={now} />
                {one.nextAt !== null && one.attempts > 0 && (
                  <>
                    {' '}
                    · next <Time at={one.nextAt} now={now} />
                  </>
                )}
              </span>
            </span>
            {one.state !== 'pending' && (
              <DeedForm act={replayOf(one.id)} label="Send again" pendingLabel="Sending…" variant="quiet" />
            )}
          </div>
          <details>
            <summary className="w-fit cursor-pointer text-ink-muted">Request and answer</summary>
            <pre className="max-h-60 overflow-auto whitespace-pre-wrap break-all text-xs">{`${one.messageId}\n${one.payload}\n\n${one.answer}`}</pre>
          </details>
        </li>
      ))}
    </ul>
  );
}

interface DeliveryListProps {
  deliveries: readonly DeliveryView[];
  /** The server's clock, ms. */
  now: number;
  replayOf: (id: number) => FormAction;
}
