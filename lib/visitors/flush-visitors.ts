import { hash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Database } from '@/db/client';
import { hashedPosition } from '@/lib/engine/hashed-position';
import { type KeyPrefix, prefixOf } from '@/lib/engine/key-prefix';
import { residentSnapshots } from '@/lib/snapshot/resident-snapshots';
import { changedAtLogin } from './changed-at-login';
import type { RecentContexts } from './recent-contexts';
import type { Sighting, VisitorRing } from './visitor-ring';

export const VISITORS_PER_FLAG_MAX = 10_000;
export const VISITORS_KEPT_DAYS = 30;
const ROWS_PER_WRITE = 1_000;
/** Flags that are trimmed after one flush: the others have their turn after the next ones. */
const TRIMMED_PER_FLUSH_MAX = 50;

/**
 * Writes who was seen since the last flush, and trims each flag's sample to its newest; what they asked with goes into
 * `contexts`, in memory. Rejects where the database is away; those who were not written are seen again when they come
 * back. `secret` is the installation's: without it a hash tells nothing of an id.
 */
export async function flushVisitors(
  db: Database,
  {
    ring,
    contexts,
    secret,
  }: { readonly ring: VisitorRing; readonly contexts: RecentContexts; readonly secret: string },
): Promise<void> {
  const seen = ring.take();
  contexts.keep(seen, Date.now());
  try {
    for (let from = 0; from < seen.length; from += ROWS_PER_WRITE) {
      await writeSightings(db, seen.slice(from, from + ROWS_PER_WRITE), secret);
    }
  } catch (error) {
    ring.forget();
    throw error;
  }
  const flags = new Map(seen.map((one) => [`${one.environment}\n${one.flag}`, one]));
  for (const { environment, flag } of [...flags.values()].slice(0, TRIMMED_PER_FLUSH_MAX)) {
    await db.execute(sql`delete from visitors where ctid in (
      select ctid from visitors
      where environment_id = (select id from environments where key = ${environment}) and flag_key = ${flag}
      order by last_at desc, id_hash offset ${VISITORS_PER_FLAG_MAX} for update skip locked)`);
  }
}

async function writeSightings(db: Database, seen: readonly Sighting[], secret: string): Promise<void> {
  const rows = sightingRows(seen, secret);
  // In the order of the key, so that instances which write at once queue and cannot deadlock.
  await db.execute(sql`
    with told as (
      select environments.id, told.* from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as told (environment text, flag text, hash text, position integer, "on" boolean, changed boolean)
      join environments on environments.key = told.environment
    )
    insert into visitors as held (environment_id, flag_key, id_hash, position, has_seen, changed_at_login, first_at, last_at)
    select id, flag, hash, position, "on", changed, clock_timestamp(), clock_timestamp() from told
    order by id, flag collate "C", hash collate "C"
    on conflict (environment_id, flag_key, id_hash) do update
    set has_seen = held.has_seen or excluded.has_seen,
      changed_at_login = coalesce(excluded.changed_at_login, held.changed_at_login),
      last_at = greatest(held.last_at, excluded.last_at)`);
}

/** What is kept of sightings: a hash in place of each id, where it falls, and what signing in did to its answer. */
export function sightingRows(seen: readonly Sighting[], secret: string) {
  const prefixes = new Map<string, KeyPrefix>();
  const now = Date.now();
  return seen.map((one) => {
    const { environment, flag, id, isOn: on } = one;
    const prefix = prefixes.get(flag) ?? prefixOf(flag);
    prefixes.set(flag, prefix);
    const position = hashedPosition(prefix, id);
    const changed = changedAtLogin(residentSnapshots()?.current(environment) ?? null, one, now);
    return { environment, flag, hash: hashOf(one, secret), position, on, changed };
  });
}

/**
 * Another hash for every flag, so that nobody is followed from one to the next; 128 bits are enough to tell apart. The
 * secret comes last, and half of the digest is thrown away: nothing can be appended. An HMAC would be four times as slow.
 */
function hashOf({ environment, flag, namespace, id }: Sighting, secret: string): string {
  return hash('sha256', `${environment}\n${flag}\n${namespace}\n${id}\n${secret}`, 'hex').slice(0, 32);
}

/** Forgets visitors of long ago, in small bites. Two instances may do it at once. */
export async function pruneVisitors(db: Database): Promise<void> {
  await db.execute(sql`delete from visitors where ctid in (
    select ctid from visitors where last_at < now() - ${VISITORS_KEPT_DAYS} * interval '1 day'
    limit 20000 for update skip locked)`);
}
