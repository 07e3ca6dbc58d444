import { and, eq } from 'drizzle-orm';
import { drills } from '@/db/schema';
import type { ChangeContext } from '@/lib/change-context';
import { DomainError } from '@/lib/domain-error';
import type { FlagRow } from '@/lib/flags/flag-row';
import { flagInDoor, refuseArchived } from '@/lib/flags/rows-in-door';
import { type Changed, change, type Door } from '@/lib/history/change';
import { parseInput } from '@/lib/parse-input';
import { DRILL_BUDGET_MS, drillInput } from './schema';
import { twinInDoor } from './twin-in-door';

/** A drill that may run now. */
export interface StartedDrill {
  readonly id: number;
  readonly environment: string;
  /** The key of what it kills. */
  readonly subject: string;
  readonly budgetMs: number;
}

/**
 * Starts a drill of a flag in an environment: puts it on record, and makes the flag's twin where there is none yet. What
 * kills and measures is `runDrill`. Throws NOT_FOUND, INVALID_INPUT where the key was not typed out for a real one, and
 * CONFLICT for an archived flag, one that is killed already, and while another drill of it runs here.
 */
export async function startDrill(
  ctx: ChangeContext,
  { environment, key, input }: { readonly environment: string; readonly key: string; readonly input: unknown },
  budgetMs: number = DRILL_BUDGET_MS,
): Promise<Changed<StartedDrill>> {
  const { kind, confirm, note } = parseInput(drillInput, input);
  return change(ctx, { environments: 'all', note }, async (door) => {
    const { row } = await flagInDoor(door, { environment, key });
    refuseArchived([row]);
    if (kind === 'real') refuseUnconfirmed(row, confirm);
    await refuseRunning(door, row);
    const subject = kind === 'twin' ? await twinInDoor(door, row) : row.key;
    const held = door.environments.find(({ id }) => id === row.environmentId);
    if (!held) throw new Error('A change of all environments holds this one.');
    const [made] = await door.tx
      .insert(drills)
      .values({
        flagId: row.id,
        environmentId: row.environmentId,
        kind,
        subject,
        actorType: ctx.actor.type,
        actorId: ctx.actor.type === 'system' ? null : ctx.actor.id,
        startedAt: door.at,
        budgetMs,
      })
      .returning({ id: drills.id });
    if (!made) throw new Error('The database took a drill without giving its id.');
    const after = { drill: made.id, kind, budget_ms: budgetMs };
    await door.record({ environment: held, action: 'drill.started', flag: row.key, before: null, after });
    return { id: made.id, environment, subject, budgetMs };
  });
}

function refuseUnconfirmed(row: FlagRow, confirm: string | undefined): void {
  if (row.killed) {
    throw new DomainError('CONFLICT', `${row.key} is killed already: lift it first, or rehearse on a twin.`);
  }
  if (confirm?.trim() === row.key) return;
  const message = `Type ${row.key} to kill it for everybody for a moment, or rehearse on a twin.`;
  throw new DomainError('INVALID_INPUT', message, { field: 'confirm' });
}

async function refuseRunning(door: Door, row: FlagRow): Promise<void> {
  const mine = and(eq(drills.flagId, row.id), eq(drills.environmentId, row.environmentId));
  const [running] = await door.tx
    .select({ id: drills.id })
    .from(drills)
    .where(and(mine, eq(drills.state, 'running')));
  if (running) throw new DomainError('CONFLICT', `A drill of ${row.key} is running: wait for its end.`);
}
