import { type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { apiTokens, history, users } from '@/db/schema';

/** SQL for the name of whoever made an entry. */
export const whoMadeIt = whoMade(history);

/**
 * SQL for the name of whoever made the entry that a query calls `entry`; null where it found none. An entry has only
 * an id: an erased person leaves "a former account".
 */
export function whoMade(entry: { readonly actorType: AnyPgColumn; readonly actorId: AnyPgColumn }): SQL<string> {
  return sql<string>`case ${entry.actorType}
  when 'system' then 'Sluice'
  when 'token' then coalesce((select 'API token ' || ${apiTokens.name} from ${apiTokens} where ${apiTokens.id} = ${entry.actorId}), 'a former API token')
  when 'account' then coalesce((select ${users.name} from ${users} where ${users.id} = ${entry.actorId}), 'a former account')
end`;
}
