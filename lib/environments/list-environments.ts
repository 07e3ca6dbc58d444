import { asc, sql } from 'drizzle-orm';
import type { Queryable } from '@/db/client';
import { environments } from '@/db/schema';

/** A place where flags are answered, as the switcher shows it. */
export interface EnvironmentView {
  readonly key: string;
  readonly name: string;
  readonly revision: number;
  /** It goes on answering as it did, takes no edits, and is offered nowhere. */
  readonly isRetired: boolean;
  /** Whether every change but a kill has to say why. */
  readonly requiresNote: boolean;
}

/** All environments, in their own order. */
export async function listEnvironments(db: Queryable): Promise<EnvironmentView[]> {
  return db
    .select({
      key: environments.key,
      name: environments.name,
      revision: environments.revision,
      isRetired: sql<boolean>`${environments.retiredAt} is not null`,
      requiresNote: environments.requiresNote,
    })
    .from(environments)
    .orderBy(asc(environments.position), asc(environments.id));
}
