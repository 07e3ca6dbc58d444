import { randomUUID } from 'node:crypto';
import { database } from '@/lib/database';
import { editFlag } from '@/lib/flags/edit-flag';
import { ENVIRONMENT, FLAGS } from '../world/flags';
import { shiftClock } from './shift-clock';

// A process that does nothing but save, through the real verb, and tells its parent before and after each save. It is
// made to be killed in the middle of one.
shiftClock(Number(process.argv[2] ?? 0));
process.on('disconnect', () => process.exit(0));
const db = database();
for (;;) {
  const id = randomUUID();
  const flag = FLAGS[Math.floor(Math.random() * FLAGS.length)]?.key ?? '';
  const wanted = { rollout_percentage: Math.floor(Math.random() * 100_001) / 1_000 };
  const system = { type: 'system' } as const;
  const ctx = { db, actor: system, source: 'script', requestId: id, now: new Date(), expireTags: () => {} } as const;
  process.send?.({ as: 'saving', id, flag, wanted });
  const { revisions } = await editFlag(ctx, { environment: ENVIRONMENT, key: flag, patch: { ...wanted, note: id } });
  process.send?.({ as: 'saved', id, flag, wanted, revision: revisions[ENVIRONMENT] });
}
