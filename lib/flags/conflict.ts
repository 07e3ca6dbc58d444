import { inArray } from 'drizzle-orm';
import type { Queryable } from '@/db/client';
import { history } from '@/db/schema';
import { DomainError } from '@/lib/domain-error';
import { formatPercentage } from '@/lib/engine/percentage';
import { readBody } from '@/lib/history/read-body';
import { whoMadeIt } from '@/lib/history/who';
import type { FlagRow } from './flag-row';

/** What somebody else set meanwhile, and who, so that a person can decide whose it shall be. */
export interface VersionConflict {
  readonly key: string;
  readonly theirs: {
    readonly enabled: boolean;
    readonly killed: boolean;
    readonly rolloutPercentage: number;
    readonly version: number;
  };
  /** What they did, as history names it: `flag.edited`, `flag.killed` … */
  readonly action: string;
  readonly who: string;
  readonly at: string;
  readonly note: string;
}

/** Makes the refusal for rows whose version is no longer the one that was looked at. */
export async function versionConflict(db: Queryable, rows: readonly FlagRow[]): Promise<DomainError> {
  // In one question: the environment is locked meanwhile, and a thousand rows may have been overtaken.
  const entryIds = rows.flatMap(({ lastEntryId }) => lastEntryId ?? []);
  const entries = await db
    .select({ id: history.id, who: whoMadeIt, at: history.at, body: history.body })
    .from(history)
    .where(inArray(history.id, entryIds));
  const entryOf = new Map(entries.map((entry) => [entry.id, entry]));
  const conflicts = rows.map((row): VersionConflict => {
    const last = entryOf.get(row.lastEntryId ?? 0);
    const body = last && readBody(last.body);
    return {
      key: row.key,
      theirs: {
        enabled: row.enabled,
        killed: row.killed,
        rolloutPercentage: row.rolloutPercentage,
        version: row.version,
      },
      action: body?.action ?? 'flag.edited',
      who: last?.who ?? 'Somebody',
      at: (last?.at ?? new Date(0)).toISOString(),
      note: body?.note ?? '',
    };
  });
  return new DomainError('CONFLICT', sentence(conflicts), { field: 'version', details: { conflicts } });
}

function sentence(conflicts: readonly VersionConflict[]): string {
  const [first] = conflicts;
  if (!first) return 'Nothing was saved.';
  const { key, theirs, who } = first;
  const others = conflicts.length > 1 ? ` and ${conflicts.length - 1} more` : '';
  const state = `${formatPercentage(theirs.rolloutPercentage)} %${theirs.enabled ? '' : ', switched off'}${theirs.killed ? ', killed' : ''}`;
  return `Nothing was saved: ${who} changed ${key}${others} meanwhile, now at ${state}. Look at it, then save again.`;
}
