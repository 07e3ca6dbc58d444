import type { Queryable } from '@/db/client';
import { parseFlagKey } from '@/lib/engine/flag-key';
import type { FlagView } from '@/lib/flags/flag-view';
import { findFlag } from '@/lib/flags/list-flags';
import { flagNotFound } from '@/lib/flags/rows-in-door';

/** The flag that a path names, in whatever case. Throws NOT_FOUND, also for a text that can be no flag's key. */
export async function addressedFlag(db: Queryable, environment: string, key: string): Promise<FlagView> {
  const flag = parseFlagKey(key) && (await findFlag(db, environment, key));
  if (!flag) throw flagNotFound(key);
  return flag;
}
