import { and, asc, eq, lte } from 'drizzle-orm';
import type { Queryable } from '@/db/client';
import { environments, history } from '@/db/schema';
import { BOOLEAN_FIELDS } from '@/lib/variants/boolean-fields';
import { tellsOfFields } from './entry';
import { readBody } from './read-body';

/** A flag's fields in an environment as they were right after an entry; null where the entry is not this flag's. */
export async function flagStateAt(
  db: Queryable,
  { environment, flag, entryId }: { readonly environment: string; readonly flag: string; readonly entryId: number },
): Promise<Readonly<Record<string, unknown>> | null> {
  const rows = await db
    .select({ id: history.id, body: history.body })
    .from(history)
    .innerJoin(environments, eq(environments.id, history.environmentId))
    .where(and(eq(history.flagKey, flag), eq(environments.key, environment), lte(history.id, entryId)))
    .orderBy(asc(history.id));
  if (rows.at(-1)?.id !== entryId) return null;
  const bodies = rows.map(({ body }) => readBody(body));
  return replay(bodies.filter(({ action }) => tellsOfFields(action)).map(({ after }) => after));
}

/** Fields younger than history itself: what a flag had before any entry told of them. */
const UNTOLD = { killed: false, targets: [], prerequisites: [], ...BOOLEAN_FIELDS };

/** What the entries of one flag, oldest first, add up to. What they tell of a rollout plan is no field of the flag. */
export function replay(afters: readonly (Readonly<Record<string, unknown>> | null)[]): Record<string, unknown> {
  const { plan: _plan, ...fields } = Object.assign({ ...UNTOLD }, ...afters);
  return fields;
}
