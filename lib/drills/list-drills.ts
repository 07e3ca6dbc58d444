import { and, desc, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { isAskable } from '@/db/askable';
import type { Queryable } from '@/db/client';
import { drills, environments, flags } from '@/db/schema';
import { whoMade } from '@/lib/history/who';
import type { Layer } from './verdict';

const DRILLS_SHOWN_MAX = 200;

export type DrillState = 'running' | 'passed' | 'failed';

/** A drill as people read it. Instants are ISO 8601, times in milliseconds from the asking for the kill. */
export interface DrillView {
  readonly id: number;
  readonly flag: string;
  readonly environment: string;
  readonly kind: 'twin' | 'real';
  readonly state: DrillState;
  readonly startedBy: string;
  readonly startedAt: string;
  readonly finishedAt: string | null;
  readonly budgetMs: number;
  readonly layers: readonly Layer[];
  readonly p50Ms: number | null;
  readonly p95Ms: number | null;
  readonly maxMs: number | null;
  /** The layer that did not follow, in words; empty where all did. */
  readonly fault: string;
  /** Until when it vouches for the flag; null unless it passed. */
  readonly expiresAt: string | null;
}

/** The drills of an environment, or of one flag in it, newest first. */
export async function listDrills(
  db: Queryable,
  {
    environment,
    flag,
    limit = DRILLS_SHOWN_MAX,
  }: { readonly environment: string; readonly flag?: string; readonly limit?: number },
): Promise<DrillView[]> {
  if (!isAskable(`${environment}${flag}`)) return [];
  const mine = and(eq(environments.key, environment), flag === undefined ? undefined : eq(flags.key, flag));
  return (await select(db).where(mine).orderBy(desc(drills.id)).limit(limit)).map(viewOf);
}

/** One drill; null where there is none of this id. */
export async function findDrill(db: Queryable, id: number): Promise<DrillView | null> {
  const [row] = await select(db).where(eq(drills.id, id));
  return row ? viewOf(row) : null;
}

function select(db: Queryable) {
  return db
    .select({
      id: drills.id,
      flag: flags.key,
      environment: environments.key,
      // Constraints guarantee the words of both.
      kind: sql<DrillView['kind']>`${drills.kind}`,
      state: sql<DrillState>`${drills.state}`,
      startedBy: whoMade(drills),
      startedAt: drills.startedAt,
      finishedAt: drills.finishedAt,
      budgetMs: drills.budgetMs,
      layers: drills.layers,
      p50Ms: drills.p50Ms,
      p95Ms: drills.p95Ms,
      maxMs: drills.maxMs,
      fault: drills.fault,
      expiresAt: drills.expiresAt,
    })
    .from(drills)
    .innerJoin(flags, eq(flags.id, drills.flagId))
    .innerJoin(environments, eq(environments.id, drills.environmentId))
    .$dynamic();
}

const storedLayers = z
  .array(
    z.object({
      layer: z.enum(['commit', 'notification', 'instance', 'upstash', 'page', 'answer']),
      name: z.string(),
      state: z.enum(['followed', 'late', 'unused']),
      ms: z.number().nullable(),
    }),
  )
  .catch([]);

function viewOf({
  startedAt,
  finishedAt,
  expiresAt,
  layers,
  ...row
}: Awaited<ReturnType<typeof select>>[number]): DrillView {
  return {
    ...row,
    layers: storedLayers.parse(layers),
    startedAt: startedAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
    expiresAt: expiresAt?.toISOString() ?? null,
  };
}
