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

/** What a flag of an environment asks of others. */
export interface Asking {
  readonly key: string;
  readonly asks: Asks;
}

/** Where something is wrong with what flags ask of others. */
export interface BadDependency {
  readonly flag: string;
  readonly field: 'rules' | 'prerequisites';
  readonly message: string;
}

/** Refuses what a flag asks of others where `badDependency` finds something. Throws INVALID_INPUT. */
export async function refuseBadDependencies(door: Door, environmentId: number, asking: Asking): Promise<void> {
  const bad = await badDependency(door, environmentId, [asking]);
  if (bad) throw new DomainError('INVALID_INPUT', bad.message, { field: bad.field });
}

/**
 * The first of these flags whose rules or prerequisites ask for flags or variants that there are not, or lead back to
 * where they come from; null where none does. The door holds the environment, so of two saves that would form a cycle
 * together the second is found.
 */
export async function badDependency(
  door: Door,
  environmentId: number,
  asking: readonly Asking[],
): Promise<BadDependency | null> {
  const own = asking.map(({ key, asks }) => ({ key, asks, leads: dependencyOf(asks) }));
  const graph = await segmentGraph(door);
  const stored = await askingFlags(door, environmentId);
  const has = await variantsOf(door, [...new Set(own.flatMap(({ leads }) => [...leads.asks.keys()]))]);
  const known = new Map([...graph, ...stored, ...own.map(({ key, leads }) => [key, leads] as const)]);
  for (const { key, asks, leads } of own) {
    const message = missing(leads, { graph, has }) ?? dependencyProblem(key, known);
    if (message === null) continue;
    const isByPrerequisites = leads.asks.size > 0 && Array.isArray(asks.prerequisites) && asks.prerequisites.length > 0;
    return { flag: key, field: isByPrerequisites ? 'prerequisites' : 'rules', message };
  }
  return null;
}

interface Stored {
  readonly graph: ReadonlyMap<string, Dependency>;
  readonly has: ReadonlyMap<string, readonly string[]>;
}

function missing({ asks }: Dependency, { graph, has }: Stored): string | null {
  for (const [node, variants] of asks) {
    const segment = segmentOf(node);
    if (segment !== null) {
      if (!graph.has(node)) return `There is no segment ${segment}: name one that there is.`;
      continue;
    }
    const names = has.get(node);
    if (!names) return `There is no flag ${node}: name one that there is.`;
    const unknown = [...variants].find((name) => !names.includes(name));
    if (unknown !== undefined) return `${node} has no variant ${unknown}: it has ${names.join(', ')}.`;
  }
  return null;
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
