import type { Queryable } from '@/db/client';
import { DomainError } from '@/lib/domain-error';
import { dangerOf, type WeighedEdit } from './danger-of';
import { radiusOfEdits } from './radius-of-edits';

/** An edit that waits for its flag's key to be typed, and why. */
export interface AskedKey {
  readonly key: string;
  readonly reason: string;
}

interface Edits {
  readonly environment: string;
  /** Each flag's key, and what would be set of it, as REST spells it. */
  readonly rows: readonly ({ readonly key: string } & Readonly<Record<string, unknown>>)[];
  /** By flag key, what was typed to confirm. */
  readonly typed: Readonly<Record<string, string>>;
}

/**
 * Refuses edits of people that touch many, until the key of each such flag was typed: INVALID_INPUT with field `confirm`
 * and the keys that are missing as details. What cannot be read is left to the verb to refuse by its name. Machines, kills
 * and lifts are never asked.
 */
export async function requireKeys(
  db: Queryable,
  { environment, rows, typed }: Edits,
  limits: { readonly sharePercent: number; readonly now: number },
): Promise<void> {
  if (rows.length === 0) return;
  const weighed = await weighedEdits(db, environment, rows);
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

async function weighedEdits(db: Queryable, environment: string, rows: Edits['rows']): Promise<readonly WeighedEdit[]> {
  try {
    return (await radiusOfEdits(db, { environment, edits: { rows } })).weighed;
  } catch (error) {
    if (error instanceof DomainError && error.code === 'INVALID_INPUT') return [];
    throw error;
  }
}
