import { sql } from 'drizzle-orm';
import { apiTokens, history, users } from '@/db/schema';

/** SQL for the name of whoever made an entry. The entry has only an id: an erased person leaves "a former account". */
export const whoMadeIt = sql<string>`case ${history.actorType}
  when 'system' then 'Sluice'
  when 'token' then coalesce((select 'API token ' || ${apiTokens.name} from ${apiTokens} where ${apiTokens.id} = ${history.actorId}), 'a former API token')
  else coalesce((select ${users.name} from ${users} where ${users.id} = ${history.actorId}), 'a former account')
end`;
