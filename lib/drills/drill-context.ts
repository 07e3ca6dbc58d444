import { randomUUID } from 'node:crypto';
import type { Database } from '@/db/client';
import type { ChangeContext } from '@/lib/change-context';

/** What the verbs of a running drill are handed. Outside a request: the listener of every instance expires the tags. */
export function drillContext(db: Database): ChangeContext {
  const base = { db, source: 'drill', requestId: randomUUID(), now: new Date(), expireTags: () => {} } as const;
  return { ...base, actor: { type: 'system' } };
}
