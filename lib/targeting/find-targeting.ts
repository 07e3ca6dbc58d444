import { and, eq } from 'drizzle-orm';
import type { Queryable } from '@/db/client';
import { environments, flagEnvironments, flags } from '@/db/schema';

/** Whom a flag answers by name and by rule in an environment, and what it asks first. As stored: the engine reads it. */
export interface Targeting {
  readonly rules: unknown;
  readonly targets: unknown;
  readonly prerequisites: unknown;
}

/** The targeting of a flag, by its exact key; of one that there is not, none. */
export async function findTargeting(db: Queryable, environment: string, key: string): Promise<Targeting> {
  const [row] = await db
    .select({
      rules: flagEnvironments.rules,
      targets: flagEnvironments.targets,
      prerequisites: flagEnvironments.prerequisites,
    })
    .from(flagEnvironments)
    .innerJoin(flags, eq(flags.id, flagEnvironments.flagId))
    .innerJoin(environments, eq(environments.id, flagEnvironments.environmentId))
    .where(and(eq(environments.key, environment), eq(flags.key, key)));
  return row ?? { rules: [], targets: [], prerequisites: [] };
}
