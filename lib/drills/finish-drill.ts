import { and, eq } from 'drizzle-orm';
import { drills, environments, flagEnvironments, flags } from '@/db/schema';
import type { ChangeContext } from '@/lib/change-context';
import { flagInDoor } from '@/lib/flags/rows-in-door';
import { writeFields } from '@/lib/flags/write-fields';
import { type Changed, change, type Door } from '@/lib/history/change';
import { unavailableWhenUnreachable } from '@/lib/history/unavailable';
import { CERTIFICATE_DAYS } from './schema';
import { type Layer, layerWords, type Verdict } from './verdict';

const DAY_MS = 86_400_000;

/**
 * Ends a drill: lifts its own kill (and none that somebody made meanwhile), keeps what was measured, and puts the verdict
 * with the certificate's expiry into history. False where it had ended already.
 */
export async function finishDrill(
  ctx: ChangeContext,
  { id, layers, verdict }: { readonly id: number; readonly layers: readonly Layer[]; readonly verdict: Verdict },
): Promise<Changed<boolean>> {
  const environment = await unavailableWhenUnreachable(() => environmentOf(ctx, id));
  return change(ctx, { environments: [environment], evenRetired: true, note: '' }, async (door) => {
    const [held] = door.environments;
    if (!held) throw new Error('A change of one environment holds it.');
    const [drill] = await door.tx
      .select({ flag: flags.key, kind: drills.kind, subject: drills.subject, killEntryId: drills.killEntryId })
      .from(drills)
      .innerJoin(flags, eq(flags.id, drills.flagId))
      .where(and(eq(drills.id, id), eq(drills.state, 'running')))
      .for('update', { of: drills });
    if (!drill) return false;
    await liftOwnKill(door, { environment, key: drill.subject, killEntryId: drill.killEntryId });
    const { isPassed, fault, p50Ms, p95Ms, maxMs } = verdict;
    const expiresAt = isPassed ? new Date(door.at.getTime() + CERTIFICATE_DAYS * DAY_MS) : null;
    const figures = { p50Ms: whole(p50Ms), p95Ms: whole(p95Ms), maxMs: whole(maxMs) };
    const state = isPassed ? 'passed' : 'failed';
    const result = { state, finishedAt: door.at, layers, fault, expiresAt, ...figures };
    await door.tx.update(drills).set(result).where(eq(drills.id, id));
    const after = {
      drill: id,
      kind: drill.kind,
      ...(fault && { fault }),
      p50_ms: figures.p50Ms,
      p95_ms: figures.p95Ms,
      max_ms: figures.maxMs,
      layers: layers.map((layer) => ({ layer: layerWords(layer), state: layer.state, ms: whole(layer.ms) })),
      ...(expiresAt && { expires_at: expiresAt.toISOString() }),
    };
    const action = isPassed ? 'drill.passed' : 'drill.failed';
    await door.record({ environment: held, action, flag: drill.flag, before: null, after });
    return true;
  });
}

async function environmentOf(ctx: ChangeContext, id: number): Promise<string> {
  const [row] = await ctx.db
    .select({ key: environments.key })
    .from(drills)
    .innerJoin(environments, eq(environments.id, drills.environmentId))
    .where(eq(drills.id, id));
  if (!row) throw new Error(`There is no drill ${id}.`);
  return row.key;
}

async function liftOwnKill(
  door: Door,
  { environment, key, killEntryId }: { environment: string; key: string; killEntryId: number | null },
): Promise<void> {
  if (killEntryId === null) return;
  const { rows, row } = await flagInDoor(door, { environment, key });
  const mine = and(eq(flagEnvironments.flagId, row.id), eq(flagEnvironments.environmentId, row.environmentId));
  const [now] = await door.tx.select({ entryId: flagEnvironments.killedEntryId }).from(flagEnvironments).where(mine);
  if (now?.entryId !== killEntryId) return;
  await writeFields(door, rows, { environment, wanted: { killed: false }, action: 'flag.lifted' });
}

function whole(ms: number | null): number | null {
  return ms === null ? null : Math.max(0, Math.round(ms));
}
