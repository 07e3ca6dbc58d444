import { DeedForm } from '@/components/people/deed-form';
import { Badge } from '@/components/ui/badge';
import { EmptyState } from '@/components/ui/empty-state';
import type { FormAction } from '@/components/ui/form-state';
import { Time } from '@/components/ui/time';
import { TOKEN_CHOICES } from './token-choices';

export interface ShownToken {
  readonly id: number;
  readonly name: string;
  readonly prefix: string;
  readonly ability: string;
  /** Of a trigger: what it kills. */
  readonly flagKey: string | null;
  /** The names of its environments; null for all. */
  readonly places: readonly string[] | null;
  /** Instants in ISO 8601. */
  readonly createdAt: string;
  readonly expiresAt: string | null;
  readonly lastUsedAt: string | null;
  readonly hasExpired: boolean;
}

/** The tokens of machines, and the way to end each. */
export function TokenList({ tokens, now, revokeOf }: TokenListProps) {
  if (tokens.length === 0) {
    return <EmptyState title="No tokens yet">Services ask over HTTP with one. Make the first one here.</EmptyState>;
  }
  return (
    <ul className="grid border-line border-t">
      {tokens.map(({ id, name, prefix, ability, flagKey, places, createdAt, expiresAt, lastUsedAt, hasExpired }) => (
        <li
          key={id}
          aria-label={name}
          className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 border-line border-b py-2 text-sm"
        >
          <span className="min-w-0">
            <span className="font-medium">{name}</span> <span className="font-mono text-ink-muted">{prefix}…</span>{' '}
            <Badge>{TOKEN_CHOICES.find(({ value }) => value === ability)?.label ?? ability}</Badge>{' '}
            {flagKey !== null && <span className="font-mono">{flagKey} </span>}
            {hasExpired && <Badge>Expired</Badge>}
            <span className="block text-ink-muted">
              {places === null ? 'All environments' : places.join(', ')} · made <Time at={createdAt} now={now} /> ·{' '}
              {lastUsedAt === null ? (
                'never used'
              ) : (
                <>
                  last used <Time at={lastUsedAt} now={now} />
                </>
              )}
              {expiresAt !== null && (
                <>
                  {' '}
                  · {hasExpired ? 'ended' : 'ends'} <Time at={expiresAt} now={now} />
                </>
              )}
            </span>
          </span>
          <DeedForm act={revokeOf(id)} label="Revoke" pendingLabel="Revoking…" variant="quiet" />
        </li>
      ))}
    </ul>
  );
}

interface TokenListProps {
  tokens: readonly ShownToken[];
  /** The server's clock, ms. */
  now: number;
  revokeOf: (id: number) => FormAction;
}
