import type { Queryable } from '@/db/client';
import { DomainError } from '@/lib/domain-error';
import { dangerOf } from './danger-of';
import { radiusOfEdits } from './radius-of-edits';

/** An edit that waits for its flag's key to be typed, and why. */
export interface AskedKey {
  readonly key: string;
  readonly reason: string;
}

interface Edits {
  readonly environment: string;
  readonly rows: readonly { readonly key: string; readonly enabled?: boolean; readonly rollout_percentage?: number }[];
  /** By flag key, what was typed to confirm. */
  readonly typed: Readonly<Record<string, string>>;
}

/**
 * Refuses edits of people that touch many, until the key of each such flag was typed: INVALID_INPUT with field `confirm`
 * and the keys that are missing as details. Machines, kills and lifts are never asked.
 */
export async function requireKeys(
  db: Queryable,
  { environment, rows, typed }: Edits,
  limits: { readonly sharePercent: number; readonly now: number },
): Promise<void> {
  if (rows.length === 0) return;
  const edits = { rows: rows.map(({ key, enabled, rollout_percentage }) => ({ key, enabled, rollout_percentage })) };
  const { weighed } = await radiusOfEdits(db, { environment, edits });
  const asked = weighed.flatMap((edit) => {
    const reason = dangerOf(edit, limits);
    return reason === null || typed[edit.key]?.trim() === edit.key ? [] : [{ key: edit.key, reason }];
  });
  const [first, ...others] = asked;
  if (!first) return;
  const what = others.length === 0 ? 'its key' : 'the keys of these flags';
  const message = `${asked.map(({ reason }) => reason).join('. ')}. Nothing was saved: type ${what} to save it all the same.`;
  throw new DomainError('INVALID_INPUT', message, { field: 'confirm', details: asked satisfies AskedKey[] });
}
