import { type SQL, sql } from 'drizzle-orm';
import { inject } from 'vitest';
import { openDatabase } from '@/db/client';
import { createFlag } from '@/lib/flags/create-flag';
import { editFlag } from '@/lib/flags/edit-flag';
import { type ChainReport, verifyHistory } from '@/lib/history/verify-history';
import { ensureDatabase } from '@/scripts/postgres/ensure-database';
import { applySettings } from './apply-settings';
import { databaseUrl } from './database-url';
import { accountCalled, contextOf, PRODUCTION } from './flag-world';
import { testDatabase } from './test-database';

/**
 * Makes a database with eight entries in production, two in the others and one of access. Gives what is found in a copy
 * of it, after `tampering` by somebody who may do everything.
 */
export async function toldHistory(): Promise<(...tampering: readonly SQL[]) => Promise<ChainReport[]>> {
  const told = await toldDatabase();
  return async (...tampering) => {
    const { serverUrl, prefix } = inject('postgres');
    const name = `${prefix}${crypto.randomUUID().replaceAll('-', '')}`;
    await ensureDatabase(serverUrl, name, told);
    const { db, close } = openDatabase(databaseUrl(serverUrl, name), { connectionCountMax: 1 });
    try {
      await db.execute(sql`alter table history disable trigger all`);
      for (const statement of tampering) await db.execute(statement);
      const reports = [];
      for await (const report of verifyHistory(db)) reports.push(report);
      return reports;
    } finally {
      await close();
    }
  };
}

/** SQL that finds an entry of production. */
export function entry(sequence: number): SQL {
  return sql`chain = 'environment:1' and sequence = ${sequence}`;
}

/** SQL for the hash that an entry of this text would have. */
export function hashOf(body: SQL, previous: SQL): SQL {
  return sql`encode(sha256(convert_to(${previous} || E'\\n' || ${body}, 'UTF8')), 'hex')`;
}

// Nobody may hold a database open that is copied.
async function toldDatabase(): Promise<string> {
  const { url, name, db, close } = await testDatabase();
  applySettings({ DATABASE_URL: url });
  const ada = contextOf(db, await accountCalled(db, 'Ada'));
  for (const key of ['banner', 'new_dashboard']) {
    await createFlag(ada, { environment: PRODUCTION, input: { key, identity_policy: 'device' } });
  }
  for (const percentage of [5, 10, 25, 50, 100]) {
    const patch = { rollout_percentage: percentage };
    await editFlag(ada, { environment: PRODUCTION, key: 'new_dashboard', patch });
  }
  await editFlag(ada, { environment: PRODUCTION, key: 'banner', patch: { enabled: true } });
  await close();
  return name;
}
