import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { Queryable } from '@/db/client';
import { environments, flagEnvironments, flags, segments } from '@/db/schema';
import { type Dependency, dependencyOf, segmentDependency, segmentNode, segmentOf } from '@/lib/targeting/dependencies';

/** What hangs on a segment: flags whose rules ask for it, directly or by another segment, and segments that do. */
export interface SegmentUsers {
  readonly flags: readonly { readonly flag: string; readonly environment: string }[];
  readonly segments: readonly string[];
}

/** Who uses each segment. Reads only what asks for any. */
export async function usersOfSegments(db: Queryable): Promise<(key: string) => SegmentUsers> {
  const [asking, nested] = await Promise.all([
    db
      .select({
        flag: flags.key,
        environment: environments.key,
        rules: flagEnvironments.rules,
      })
      .from(flagEnvironments)
      .innerJoin(flags, eq(flags.id, flagEnvironments.flagId))
      .innerJoin(environments, eq(environments.id, flagEnvironments.environmentId))
      .where(and(isNull(flags.twinOf), sql`jsonb_path_exists(${flagEnvironments.rules}, '$.**.segment')`))
      .orderBy(asc(flags.key), asc(environments.id)),
    db
      .select({ key: segments.key, conditions: segments.conditions })
      .from(segments)
      .where(sql`jsonb_path_exists(${segments.conditions}, '$.**.segment')`)
      .orderBy(asc(segments.key)),
  ]);
  const asksOf = nested.map(({ key, conditions }) => ({ key, asks: segmentsIn(segmentDependency(conditions)) }));
  const flagsAsking = asking.map(({ flag, environment, rules }) => ({
    flag,
    environment,
    asks: segmentsIn(dependencyOf({ rules, prerequisites: [] })),
  }));
  return (key) => {
    const reached = new Set([segmentNode(key)]);
    for (let size = 0; size < reached.size; ) {
      size = reached.size;
      for (const one of asksOf) if (one.asks.some((asked) => reached.has(asked))) reached.add(segmentNode(one.key));
    }
    return {
      flags: flagsAsking
        .filter(({ asks }) => asks.some((asked) => reached.has(asked)))
        .map(({ flag, environment }) => ({ flag, environment })),
      segments: asksOf.filter((one) => one.key !== key && reached.has(segmentNode(one.key))).map((one) => one.key),
    };
  };
}

function segmentsIn({ asks }: Dependency): readonly string[] {
  return [...asks.keys()].filter((node) => segmentOf(node) !== null);
}
