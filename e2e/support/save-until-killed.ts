import { randomUUID } from 'node:crypto';
import { openDatabase } from '@/db/client';
import { ALL_RIGHTS } from '@/lib/auth/rights';
import { editFlag } from '@/lib/flags/edit-flag';

// Saves without pause until somebody kills this process, and prints the change of each save that was acknowledged.
async function saveUntilKilled([url = '', account = '', environment = '', key = '']: readonly string[]): Promise<void> {
  const { db } = openDatabase(url);
  const actor = { type: 'account', id: Number(account), may: ALL_RIGHTS } as const;
  for (let i = 1; ; i++) {
    const ctx = {
      db,
      actor,
      source: 'script',
      requestId: randomUUID(),
      now: new Date(),
      expireTags: () => {},
    } as const;
    const patch = { rollout_percentage: i % 100, owner: `${process.pid} ${i}` };
    const { changeId } = await editFlag(ctx, { environment, key, patch });
    process.stdout.write(`${changeId}\n`);
  }
}

void saveUntilKilled(process.argv.slice(2));
