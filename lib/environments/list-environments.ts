import { asc } from 'drizzle-orm';
import type { Queryable } from '@/db/client';
import { environments } from '@/db/schema';

/** A place where flags are answered, as the switcher shows it. */
export interface EnvironmentView {
  readonly key: string;
  readonly name: string;
  readonly revision: number;
}

/** All environments, in their own order. */
export async function listEnvironments(db: Queryable): Promise<EnvironmentView[]> {
  return db
    .select({ key: environments.key, name: environments.name, revision: environments.revision })
    .from(environments)
    .orderBy(asc(environments.position), asc(environments.id));
}
