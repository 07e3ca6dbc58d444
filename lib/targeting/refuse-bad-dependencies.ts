import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import { isAskable } from '@/db/askable';
import { flagEnvironments, flags, segments } from '@/db/schema';
import { DomainError } from '@/lib/domain-error';
import type { Door } from '@/lib/history/change';
import { namesOf } from '@/lib/variants/configuration-problem';
import {
  type Asks,
  type Dependency,
  dependencyOf,
  dependencyProblem,
  segmentDependency,
  segmentNode,
  segmentOf,
} from './dependencies';

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
  const graph = await segmentGraph(door);
  const has = await variantsOf(door, [...own.asks.keys()]);
  for (const [flag, variants] of own.asks) {
    const segment = segmentOf(flag);
    if (segment !== null) {
      if (!graph.has(flag)) throw refuse(`There is no segment ${segment}: name one that there is.`);
      continue;
    }
    const names = has.get(flag);
    if (!names) throw refuse(`There is no flag ${flag}: name one that there is.`);
    const unknown = [...variants].find((name) => !names.includes(name));
    if (unknown !== undefined) throw refuse(`${flag} has no variant ${unknown}: it has ${names.join(', ')}.`);
  }
  const known = new Map([...graph, ...(await askingFlags(door, environmentId))]);
  known.set(key, own);
  const problem = dependencyProblem(key, known);
  if (problem !== null) throw refuse(problem);
}

/**
 * Refuses conditions of a segment that ask for segments that there are not, that lead back to it, or that make a flag which
 * hangs on it too large to answer. The door holds all environments. Throws INVALID_INPUT.
 */
export async function refuseBadSegment(
  door: Door,
  { key, conditions }: { readonly key: string; readonly conditions: unknown },
): Promise<void> {
  const refuse = (message: string) => new DomainError('INVALID_INPUT', message, { field: 'conditions' });
  const graph = await segmentGraph(door);
  const own = segmentDependency(conditions);
  for (const node of own.asks.keys()) {
    if (node !== segmentNode(key) && !graph.has(node)) {
      throw refuse(`There is no segment ${segmentOf(node)}: name one that there is.`);
    }
  }
  for (const environment of door.environments) {
    const known = new Map([...graph, ...(await askingFlags(door, environment.id))]);
    known.set(segmentNode(key), own);
    const problem = dependencyProblem(segmentNode(key), known);
    if (problem !== null) throw refuse(problem);
  }
}

/** The flags of an environment that ask for others or for segments. */
async function askingFlags(door: Door, environmentId: number): Promise<ReadonlyMap<string, Dependency>> {
  const rows = await door.tx
    .select({ key: flags.key, rules: flagEnvironments.rules, prerequisites: flagEnvironments.prerequisites })
    .from(flagEnvironments)
    .innerJoin(flags, eq(flags.id, flagEnvironments.flagId))
    .where(
      and(
        eq(flagEnvironments.environmentId, environmentId),
        isNull(flags.twinOf),
        // `<>` and not a count: what is stored beside the door may be no list.
        sql`(${flagEnvironments.prerequisites} <> '[]'::jsonb or jsonb_path_exists(${flagEnvironments.rules}, '$.**.flag') or jsonb_path_exists(${flagEnvironments.rules}, '$.**.segment'))`,
      ),
    );
  return new Map(rows.map((row) => [row.key, dependencyOf(row)]));
}

/** The segments that there are, as nodes of the graph. */
async function segmentGraph(door: Door): Promise<ReadonlyMap<string, Dependency>> {
  const rows = await door.tx.select({ key: segments.key, conditions: segments.conditions }).from(segments);
  return new Map(rows.map(({ key, conditions }) => [segmentNode(key), segmentDependency(conditions)]));
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
