import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Queryable } from '@/db/client';
import { flagEnvironments, flags } from '@/db/schema';
import { dependencyOf } from './dependencies';
import { hasTargeting } from './has-targeting';

/** For each flag of an environment that others ask for: those whose rules or prerequisites do, in key order. */
export async function askersIn(db: Queryable, environmentId: number): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await db
    .select({ key: flags.key, rules: flagEnvironments.rules, prerequisites: flagEnvironments.prerequisites })
    .from(flagEnvironments)
    .innerJoin(flags, eq(flags.id, flagEnvironments.flagId))
    .where(and(eq(flagEnvironments.environmentId, environmentId), isNull(flags.twinOf), hasTargeting))
    .orderBy(asc(flags.key));
  const askers = new Map<string, string[]>();
  for (const { key, ...asks } of rows) {
    for (const asked of dependencyOf(asks).asks.keys()) askers.set(asked, [...(askers.get(asked) ?? []), key]);
  }
  return askers;
}
