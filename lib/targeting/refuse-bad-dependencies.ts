import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import { isAskable } from '@/db/askable';
import { flagEnvironments, flags } from '@/db/schema';
import { DomainError } from '@/lib/domain-error';
import type { Door } from '@/lib/history/change';
import { namesOf } from '@/lib/variants/configuration-problem';
import { type Asks, dependencyOf, dependencyProblem } from './dependencies';

/**
 * Refuses rules and prerequisites of a flag that ask for flags or variants that there are not, or that lead back to it.
 * The door holds the environment, so of two saves that would form a cycle together the second is refused. Throws
 * INVALID_INPUT.
 */
export async function refuseBadDependencies(
  door: Door,
  { key, environmentId, asks }: { readonly key: string; readonly environmentId: number; readonly asks: Asks },
): Promise<void> {
  const own = dependencyOf(asks);
  const field =
    own.asks.size > 0 && Array.isArray(asks.prerequisites) && asks.prerequisites.length > 0 ? 'prerequisites' : 'rules';
  const refuse = (message: string) => new DomainError('INVALID_INPUT', message, { field });
  const stored = await door.tx
    .select({ key: flags.key, rules: flagEnvironments.rules, prerequisites: flagEnvironments.prerequisites })
    .from(flagEnvironments)
    .innerJoin(flags, eq(flags.id, flagEnvironments.flagId))
    .where(
      and(
        eq(flagEnvironments.environmentId, environmentId),
        isNull(flags.twinOf),
        // `<>` and not a count: what is stored beside the door may be no list.
        sql`(${flagEnvironments.prerequisites} <> '[]'::jsonb or jsonb_path_exists(${flagEnvironments.rules}, '$.**.flag'))`,
      ),
    );
  const has = await variantsOf(door, [...own.asks.keys()]);
  for (const [flag, variants] of own.asks) {
    const names = has.get(flag);
    if (!names) throw refuse(`There is no flag ${flag}: name one that there is.`);
    const unknown = [...variants].find((name) => !names.includes(name));
    if (unknown !== undefined) throw refuse(`${flag} has no variant ${unknown}: it has ${names.join(', ')}.`);
  }
  const known = new Map(stored.map((row) => [row.key, dependencyOf(row)]));
  known.set(key, own);
  const problem = dependencyProblem(key, known);
  if (problem !== null) throw refuse(problem);
}

/** The names of the variants of each flag that there is. */
async function variantsOf(door: Door, keys: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  if (keys.length === 0) return new Map();
  const found = await door.tx
    .select({ key: flags.key, variants: flags.variants })
    .from(flags)
    .where(and(isNull(flags.twinOf), inArray(flags.key, keys.filter(isAskable))));
  return new Map(found.map(({ key, variants }) => [key, namesOf(variants)]));
}
