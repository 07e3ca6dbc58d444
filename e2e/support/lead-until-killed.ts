import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabase } from '@/db/client';
import { advancePlans } from '@/lib/rollouts/advance-plans';

// Ticks as an instance does, without its pauses, until somebody kills this process; says when it ticked.
async function leadUntilKilled([url = '']: readonly string[]): Promise<void> {
  const { db } = openDatabase(url);
  for (;;) {
    await advancePlans(db);
    process.stdout.write('ticked\n');
    await sleep(1);
  }
}

void leadUntilKilled(process.argv.slice(2));
