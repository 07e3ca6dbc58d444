import { and, asc, eq, isNull, ne, sql } from 'drizzle-orm';
import type { Queryable } from '@/db/client';
import { environments, flagEnvironments, flags } from '@/db/schema';
import { dependencyOf } from './dependencies';

/** A flag that asks for another one, and where. */
export interface Dependent {
  readonly flag: string;
  readonly environment: string;
  /** The variants that it asks for. */
  readonly variants: readonly string[];
}

/** The flags whose rules or prerequisites ask for a flag, in every environment, archived ones too. */
export async function dependentsOf(db: Queryable, key: string): Promise<readonly Dependent[]> {
  const rows = await db
    .select({
      flag: flags.key,
      environment: environments.key,
      rules: flagEnvironments.rules,
      prerequisites: flagEnvironments.prerequisites,
    })
    .from(flagEnvironments)
    .innerJoin(flags, eq(flags.id, flagEnvironments.flagId))
    .innerJoin(environments, eq(environments.id, flagEnvironments.environmentId))
    .where(
      and(
        isNull(flags.twinOf),
        ne(flags.key, key),
        // A first look by the text of the key; what is read decides.
        sql`strpos(${flagEnvironments.rules}::text || ${flagEnvironments.prerequisites}::text, ${JSON.stringify(key)}) > 0`,
      ),
    )
    .orderBy(asc(flags.key), asc(environments.id));
  return rows.flatMap(({ flag, environment, ...asks }) => {
    const variants = dependencyOf(asks).asks.get(key);
    return variants ? [{ flag, environment, variants: [...variants] }] : [];
  });
}
