import { and, asc, eq, isNull, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { asJson } from '@/db/as-json';
import { isAskable } from '@/db/askable';
import type { Queryable } from '@/db/client';
import { environments, flagEnvironments, flags, history } from '@/db/schema';
import { readSourceAndNote, sourceAndNote } from '@/lib/history/source-and-note';
import { whoMade, whoMadeIt } from '@/lib/history/who';
import { hasTargeting } from '@/lib/targeting/has-targeting';
import { storedPercentage } from './flag-row';
import type { FlagView, Kill } from './flag-view';
import { storedNames } from './stored-names';

/** The flags of an environment as people read them, in key order; archived ones too, twins of drills not. */
export async function listFlags(db: Queryable, environment: string): Promise<FlagView[]> {
  if (!isAskable(environment)) return [];
  return (await select(db, and(eq(environments.key, environment), isNull(flags.twinOf)))).map(viewOf);
}

/**
 * The flags of an environment that every word of a text stands in, in any case: in the key, the description, the owner
 * or a tag; in the order of `searchRank`, then of their keys.
 */
export async function searchFlags(
  db: Queryable,
  { environment, text }: { readonly environment: string; readonly text: string },
): Promise<FlagView[]> {
  if (!isAskable(environment + text)) return [];
  const told = sql`lower(concat_ws(E'\n', ${flags.key}, ${flags.description}, ${flags.owner}, ${flags.tags}::text))`;
  const words = wantedOf(text)
    .split(/\s+/)
    .map((word) => sql`strpos(${told}, ${word}) > 0`);
  const found = await select(db, and(eq(environments.key, environment), isNull(flags.twinOf), ...words));
  // Sorting keeps the order of those that are alike.
  return found.map(viewOf).toSorted((one, other) => searchRank(one.key, text) - searchRank(other.key, text));
}

/** How good a find a key is, from 0: it is the text, begins with it, has it in it, or only its flag does. */
export function searchRank(key: string, text: string): number {
  const [within, wanted] = [key.toLowerCase(), wantedOf(text)];
  if (within === wanted) return 0;
  if (within.startsWith(wanted)) return 1;
  return within.includes(wanted) ? 2 : 3;
}

function wantedOf(text: string): string {
  return text.trim().toLowerCase();
}

/** One flag in an environment, by key in any case; null where there is none. */
export async function findFlag(db: Queryable, environment: string, key: string): Promise<FlagView | null> {
  if (!isAskable(environment + key)) return null;
  const found = await select(
    db,
    and(eq(environments.key, environment), eq(sql`lower(${flags.key})`, key.toLowerCase())),
  );
  return found[0] ? viewOf(found[0]) : null;
}

const killing = alias(history, 'killing');

const ROW = asJson({
  key: flags.key,
  description: flags.description,
  kind: flags.kind,
  identityPolicy: flags.identityPolicy,
  failureMode: flags.failureMode,
  clientVisible: flags.isClientVisible,
  owner: flags.owner,
  tags: flags.tags,
  createdAt: flags.createdAt,
  archived: sql<boolean>`${flags.archivedAt} is not null`,
  enabled: flagEnvironments.enabled,
  rolloutPercentage: sql<string>`${flagEnvironments.rolloutPercentage}::text`,
  valueType: flags.valueType,
  hasSplit: sql<boolean>`${flagEnvironments.split} is not null`,
  hasTargeting,
  version: flagEnvironments.version,
  revision: flagEnvironments.revision,
  updatedAt: flagEnvironments.updatedAt,
  decidedAt: flagEnvironments.decidedAt,
  who: whoMadeIt,
  at: history.at,
  said: sourceAndNote(history),
  killedWho: whoMade(killing),
  killedAt: killing.at,
  killedSaid: sourceAndNote(killing),
});

async function select(db: Queryable, where: ReturnType<typeof and>): Promise<Row[]> {
  const rows = await db
    .select({ row: ROW })
    .from(flagEnvironments)
    .innerJoin(flags, eq(flags.id, flagEnvironments.flagId))
    .innerJoin(environments, eq(environments.id, flagEnvironments.environmentId))
    .leftJoin(history, eq(history.id, flagEnvironments.lastEntryId))
    .leftJoin(killing, eq(killing.id, flagEnvironments.killedEntryId))
    .where(where)
    .orderBy(asc(flags.key));
  return rows.map(({ row }) => row);
}

type Row = typeof ROW extends SQL<infer Type> ? Type : never;

// Field by field: to take five thousand rows apart and spread them again takes as long as to read them.
function viewOf(row: Row): FlagView {
  const names = storedNames(row);
  const last = row.said === null ? null : readSourceAndNote(row.said);
  return {
    key: row.key,
    description: row.description,
    kind: names.kind,
    identityPolicy: names.identityPolicy,
    failureMode: names.failureMode,
    clientVisible: row.clientVisible,
    owner: row.owner,
    tags: row.tags,
    archived: row.archived,
    enabled: row.enabled,
    killedBy: killOf(row),
    rolloutPercentage: storedPercentage(row.rolloutPercentage),
    valueType: names.valueType,
    hasSplit: row.hasSplit,
    hasTargeting: row.hasTargeting,
    version: row.version,
    revision: row.revision,
    createdAt: momentOf(row.createdAt),
    updatedAt: momentOf(row.updatedAt),
    decidedAt: momentOf(row.decidedAt),
    lastChange: last && { who: row.who, at: momentOf(row.at), note: last.note, source: last.source },
  };
}

// A constraint guarantees that a killed flag names the entry of its kill, and history loses none.
function killOf({ killedWho: who, killedAt, killedSaid: said }: Row): Kill | null {
  return said === null ? null : { who, at: momentOf(killedAt), note: readSourceAndNote(said).note };
}

/** A moment as PostgreSQL writes it in JSON, in UTC and cut to the millisecond, as a Date would write it. */
function momentOf(text: string): string {
  // Nearly all are in UTC already, and a Date takes five times as long.
  const [, whole, fraction = ''] = IN_UTC.exec(text) ?? [];
  return whole === undefined ? new Date(text).toISOString() : `${whole}.${fraction.slice(0, 3).padEnd(3, '0')}Z`;
}

const IN_UTC = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d+))?\+00:00$/;
