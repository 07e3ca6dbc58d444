import { and, eq } from 'drizzle-orm';
import { drills, flagEnvironments } from '@/db/schema';
import type { ChangeContext } from '@/lib/change-context';
import { DomainError } from '@/lib/domain-error';
import { flagInDoor } from '@/lib/flags/rows-in-door';
import { writeFields } from '@/lib/flags/write-fields';
import { type Changed, change } from '@/lib/history/change';
import type { StartedDrill } from './start-drill';

/**
 * Makes the kill that a drill measures, and keeps whose kill it is in the same transaction, so that whoever ends the drill
 * lifts this kill and no other. Throws CONFLICT where it is killed already.
 */
export async function killForDrill(ctx: ChangeContext, drill: StartedDrill): Promise<Changed<boolean>> {
  const { environment, subject: key } = drill;
  return change(ctx, { environments: [environment], note: `Drill ${drill.id}` }, async (door) => {
    const { rows, row } = await flagInDoor(door, { environment, key });
    const killed = await writeFields(door, rows, { environment, wanted: { killed: true }, action: 'flag.killed' });
    if (!killed) throw new DomainError('CONFLICT', `${key} is killed already: there is nothing to rehearse.`);
    const mine = and(eq(flagEnvironments.flagId, row.id), eq(flagEnvironments.environmentId, row.environmentId));
    const [kill] = await door.tx.select({ entryId: flagEnvironments.killedEntryId }).from(flagEnvironments).where(mine);
    await door.tx
      .update(drills)
      .set({ killEntryId: kill?.entryId ?? null })
      .where(eq(drills.id, drill.id));
    return true;
  });
}
