import { and, eq } from 'drizzle-orm';
import type { Database } from '@/db/client';
import { environments, flagEnvironments, flags } from '@/db/schema';
import { askByLoopBack } from '@/lib/cache/loop-back';
import { upstash } from '@/lib/cache/upstash';
import { configuration } from '@/lib/configuration';
import { liftFlag } from '@/lib/flags/lift-flag';
import { log } from '@/lib/log';
import { drillContext } from './drill-context';
import { finishDrill } from './finish-drill';
import { killForDrill } from './kill-for-drill';
import { type DrillEyes, measureKill } from './measure-kill';
import type { StartedDrill } from './start-drill';
import { untilSeen } from './until-seen';
import { type Layer, verdict } from './verdict';

/** How long a twin that is on again may take to be seen here before it is killed. */
const READY_TIMEOUT_MS = 5_000;

/**
 * Runs a drill that was started: kills, measures every layer, lifts, and puts the verdict on record. In the background:
 * nobody waits for it, and never throws. What it cannot end, because its process was killed, `endLostDrills` ends.
 */
export async function runDrill(drill: StartedDrill, eyes: DrillEyes): Promise<void> {
  try {
    const layers = await rehearse(drill, eyes);
    await finishDrill(drillContext(eyes.db), { id: drill.id, layers, verdict: verdict(layers, drill.budgetMs) });
  } catch (error) {
    log.error({ error, drill: drill.id }, 'a drill could not be put on record: it is ended later');
  }
}

/** What a drill of this process looks through. */
export function drillEyes(db: Database): DrillEyes {
  const settings = configuration();
  return {
    db,
    listenUrl: settings.SLUICE_LISTEN === 'off' ? null : (settings.DATABASE_URL_DIRECT ?? settings.DATABASE_URL),
    upstash: upstash(),
    look: async ({ environment, key }) => {
      const response = await askByLoopBack(`/api/internal/drill?${new URLSearchParams({ environment, key })}`);
      const { answer, page }: { answer?: unknown; page?: unknown } = await response.json();
      return { answer: answer === true, page: page === true };
    },
  };
}

async function rehearse(drill: StartedDrill, eyes: DrillEyes): Promise<Layer[]> {
  try {
    await readyTwin(drill, eyes);
    return await measureKill(eyes, drill, () => killForDrill(drillContext(eyes.db), drill));
  } catch (error) {
    log.warn({ error, drill: drill.id }, 'a drill could not make its kill');
    return [{ layer: 'commit', name: '', state: 'late', ms: null }];
  }
}

/** A twin is on before it is killed, also where an earlier drill was cut short; this instance has seen it. */
async function readyTwin({ environment, subject: key }: StartedDrill, { db, look }: DrillEyes): Promise<void> {
  const [row] = await db
    .select({ killed: flagEnvironments.killed, twinOf: flags.twinOf })
    .from(flagEnvironments)
    .innerJoin(flags, eq(flags.id, flagEnvironments.flagId))
    .innerJoin(environments, eq(environments.id, flagEnvironments.environmentId))
    .where(and(eq(flags.key, key), eq(environments.key, environment)));
  if (!row || row.twinOf === null) return;
  if (row.killed) await liftFlag(drillContext(db), { environment, key, input: { note: 'Ready for a drill' } });
  const began = performance.now();
  const watch = { sinceMs: () => performance.now() - began, budgetMs: READY_TIMEOUT_MS };
  await untilSeen(watch, async () => {
    const { answer, page } = await look({ environment, key });
    return answer && page ? true : null;
  });
}
