import { sql } from 'drizzle-orm';
import { openDatabase } from '@/db/client';
import { migrateDatabase } from '@/db/migrate';
import { configuration } from '@/lib/configuration';
import { isUnreachable } from '@/lib/history/unavailable';
import { within } from '@/lib/within';
import { command } from './command';

const ANSWER_TIMEOUT_MS = 5_000;

// What a container runs before it serves. An instance that is started while PostgreSQL is away has to start all the same:
// it answers from the snapshot in Upstash, if there is one, and heals by itself.
await command(async () => {
  const { DATABASE_URL, DATABASE_URL_DIRECT } = configuration();
  const url = DATABASE_URL_DIRECT ?? DATABASE_URL;
  if (await answers(url)) await migrateDatabase(url);
  else console.error('PostgreSQL does not answer, so its schema stays as it is: after an upgrade, restart this later.');
  return 0;
});

async function answers(url: string): Promise<boolean> {
  const { db, close } = openDatabase(url, { connectionCountMax: 1 });
  try {
    await within(ANSWER_TIMEOUT_MS, db.execute(sql`select 1`));
    return true;
  } catch (problem) {
    if (!isUnreachable(problem)) throw problem;
    return false;
  } finally {
    await close();
  }
}
