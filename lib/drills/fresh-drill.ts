import { and, desc, eq, gt } from 'drizzle-orm';
import type { Queryable } from '@/db/client';
import { drills } from '@/db/schema';

/** A drill that passed: instants by the database's clock. */
export interface FreshDrill {
  readonly id: number;
  readonly passedAt: Date;
  /** Until then it vouches for the flag. */
  readonly expiresAt: Date;
}

/** The newest drill of a flag in an environment that passed; null where none ever did. It may have expired. */
export async function lastPassedDrill(
  db: Queryable,
  { flagId, environmentId }: { readonly flagId: number; readonly environmentId: number },
): Promise<FreshDrill | null> {
  const [row] = await passedDrills(db, [eq(drills.flagId, flagId), eq(drills.environmentId, environmentId)]);
  return row ?? null;
}

/** The newest drill of a flag in an environment that passed and vouches for it at `now` (the database's clock). */
export async function freshDrill(
  db: Queryable,
  { flagId, environmentId, now }: { readonly flagId: number; readonly environmentId: number; readonly now: Date },
): Promise<FreshDrill | null> {
  const mine = [eq(drills.flagId, flagId), eq(drills.environmentId, environmentId), gt(drills.expiresAt, now)];
  const [row] = await passedDrills(db, mine);
  return row ?? null;
}

async function passedDrills(db: Queryable, where: ReturnType<typeof eq>[]): Promise<FreshDrill[]> {
  const rows = await db
    .select({ id: drills.id, passedAt: drills.finishedAt, expiresAt: drills.expiresAt })
    .from(drills)
    .where(and(...where, eq(drills.state, 'passed')))
    .orderBy(desc(drills.id))
    .limit(1);
  return rows.flatMap(({ id, passedAt, expiresAt }) =>
    passedAt === null || expiresAt === null ? [] : [{ id, passedAt, expiresAt }],
  );
}
