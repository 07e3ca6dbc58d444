import { and, eq, gt, type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import type { Queryable } from '@/db/client';
import { environments, flagEnvironments, flags, installation, segmentEnvironments, segments } from '@/db/schema';
import { FLAG_BYTES_MAX } from '@/lib/engine/budgets';
import { flagBytes } from '@/lib/targeting/flag-bytes';
import { type LoadedRows, SNAPSHOT_BYTES_MAX, SnapshotTooLarge } from './snapshot';
import { storedSegments } from './stored-segments';

/**
 * Reads an environment's flags: all of them, or those changed after revision `since`. One statement, so the revision
 * and the rows are of one moment. Null where the environment does not exist. Throws SnapshotTooLarge without having read
 * what is too large.
 */
export async function loadEnvironment(
  db: Queryable,
  environment: string,
  since: number | null,
): Promise<LoadedRows | null> {
  const newer = and(
    eq(flagEnvironments.environmentId, environments.id),
    since === null ? undefined : gt(flagEnvironments.revision, since),
  );
  const rows = await db
    .select({
      lineage: installation.lineage,
      environmentRevision: environments.revision,
      flagCount: environments.flagCount,
      segmentCount: environments.segmentCount,
      segments: segmentsOnce(since),
      key: flags.key,
      enabled: flagEnvironments.enabled,
      killed: flagEnvironments.killed,
      rolloutPercentage: flagEnvironments.rolloutPercentage,
      valueType: flags.valueType,
      variants: bounded(flags.variants, unreadable),
      onVariant: flagEnvironments.onVariant,
      offVariant: flagEnvironments.offVariant,
      defaultVariant: flagEnvironments.defaultVariant,
      split: bounded(flagEnvironments.split, unreadable),
      rules: bounded(flagEnvironments.rules, unreadable),
      targets: bounded(flagEnvironments.targets, nothing),
      prerequisites: bounded(flagEnvironments.prerequisites, nothing),
      rulesBytes: allRulesBytes,
      identityPolicy: flags.identityPolicy,
      failureMode: flags.failureMode,
      clientVisible: flags.isClientVisible,
      archived: sql<boolean | null>`${flags.archivedAt} is not null`,
      revision: flagEnvironments.revision,
    })
    .from(environments)
    .innerJoin(installation, eq(installation.only, true))
    .leftJoin(flagEnvironments, newer)
    .leftJoin(flags, eq(flags.id, flagEnvironments.flagId))
    .where(eq(environments.key, environment));
  const [first] = rows;
  if (!first) return null;
  if (first.rulesBytes > SNAPSHOT_BYTES_MAX) {
    const found = `${first.rulesBytes} bytes of rules, of ${SNAPSHOT_BYTES_MAX} at most`;
    throw new SnapshotTooLarge(`${environment} r ${first.environmentRevision}: ${found}.`);
  }
  return {
    environment,
    lineage: first.lineage,
    revision: first.environmentRevision,
    flagCount: first.flagCount,
    segmentCount: first.segmentCount,
    segments: storedSegments.parse(rows.flatMap((row) => row.segments ?? [])),
    since,
    rows: rows.flatMap((row) =>
      row.key === null
        ? []
        : [
            {
              key: row.key,
              enabled: row.enabled ?? false,
              killed: row.killed ?? true,
              rolloutPercentage: row.rolloutPercentage ?? '0',
              valueType: row.valueType ?? '',
              variants: row.variants,
              onVariant: row.onVariant ?? '',
              offVariant: row.offVariant ?? '',
              defaultVariant: row.defaultVariant ?? '',
              split: row.split,
              rules: row.rules,
              targets: row.targets,
              prerequisites: row.prerequisites,
              identityPolicy: row.identityPolicy ?? '',
              failureMode: row.failureMode ?? '',
              clientVisible: row.clientVisible ?? false,
              archived: row.archived ?? false,
              revision: row.revision ?? 0,
            },
          ],
    ),
  };
}

// Measured in the database: to read what is too large, again with each poll, would hold up every answer meanwhile. Rules
// over the budget of a flag are read as a text, which is none: the engine takes it for unreadable, and no other suffers.
const allRulesBytes = sql<number>`coalesce(sum(least(${flagBytes}, ${FLAG_BYTES_MAX})) over (), 0)::float8`;
const areTooMany = sql`${allRulesBytes} > ${SNAPSHOT_BYTES_MAX}`;
const isTooLarge = sql`${flagBytes} > ${FLAG_BYTES_MAX}`;
const unreadable = sql`'"over the budget"'::jsonb`;
const nothing = sql`'[]'::jsonb`;

function bounded(column: AnyPgColumn, otherwise: SQL): SQL<unknown> {
  return sql`case when ${areTooMany} then null when ${isTooLarge} then ${otherwise} else ${column} end`;
}

/**
 * The segments that are newer, as one list in one row of the answer: in the same statement, so that they are of the same
 * moment, and not beside every flag.
 */
function segmentsOnce(since: number | null): SQL<unknown> {
  const newer = since === null ? sql`` : sql` and ${segmentEnvironments.revision} > ${since}`;
  const row = sql`jsonb_build_object('key', ${segments.key}, 'conditions', ${segments.conditions}, 'included', ${segments.included}, 'excluded', ${segments.excluded}, 'revision', ${segmentEnvironments.revision})`;
  const from = sql`${segmentEnvironments} join ${segments} on ${segments.id} = ${segmentEnvironments.segmentId}`;
  const all = sql`select coalesce(jsonb_agg(${row}), '[]'::jsonb) from ${from} where ${segmentEnvironments.environmentId} = ${environments.id}${newer}`;
  return sql`case when row_number() over (order by ${flagEnvironments.flagId}) = 1 then (${all}) end`;
}

/** The newest revision of every environment, and the lineage: one tiny query, what the poll asks. */
export async function readRevisions(db: Queryable) {
  return db
    .select({ environment: environments.key, revision: environments.revision, lineage: installation.lineage })
    .from(environments)
    .innerJoin(installation, eq(installation.only, true));
}
