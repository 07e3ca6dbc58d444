import { eq } from 'drizzle-orm';
import { history } from '@/db/schema';
import { refuseUnlessAdmin } from '@/lib/auth/rights';
import type { ChangeContext } from '@/lib/change-context';
import { DomainError } from '@/lib/domain-error';
import { refuseUnknown } from '@/lib/flags/rows-in-door';
import { type Changed, change, type Door } from '@/lib/history/change';
import { readBody } from '@/lib/history/read-body';
import { parseInput } from '@/lib/parse-input';
import { createInDoor as createSegmentInDoor } from '@/lib/segments/create-segment';
import { editInDoor } from '@/lib/segments/edit-segment';
import { findSegment } from '@/lib/segments/segment-row';
import { type EnvironmentDocument, importInput } from './document';
import { importFlags } from './import-flags';

/** One thing that an import changes, as history tells it. */
export interface ImportedChange {
  readonly action: string;
  readonly environment: string | null;
  readonly flag: string | null;
  readonly segment: string | null;
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
}

export interface Imported {
  readonly isDryRun: boolean;
  readonly changes: readonly ImportedChange[];
  /** Flags of the environment that the document does not have: they stay as they are. */
  readonly untouched: readonly string[];
}

/**
 * Makes an environment what a document says, as one change: segments and flags that are missing are made, those that
 * differ are edited, others stay, and no kill is made or lifted. All of it or, where anything is refused, nothing; a dry run
 * does the same and takes it back. Throws FORBIDDEN unless an admin asks, INVALID_INPUT and CONFLICT naming the flag.
 */
export async function importEnvironment(
  ctx: ChangeContext,
  { environment, input }: { readonly environment: string; readonly input: unknown },
): Promise<Imported & Partial<Changed<Imported>>> {
  refuseUnlessAdmin(ctx.actor);
  const { document, dry_run: isDryRun, note } = parseInput(importInput, input);
  refuseTwice(document);
  try {
    const changed = await change(
      ctx,
      { environments: 'all', note: note || `Import of ${document.environment}` },
      async (door) => {
        refuseUnknown(door, environment);
        for (const segment of document.segments) await importSegment(door, segment);
        const untouched = await importFlags(door, environment, document.flags);
        const imported = { isDryRun, changes: await changesOf(door), untouched };
        if (isDryRun) throw new TakenBack(imported);
        return imported;
      },
    );
    return { ...changed, ...changed.result };
  } catch (error) {
    if (error instanceof TakenBack) return error.imported;
    throw error;
  }
}

/** Ends a dry run: what was written goes with the transaction. */
class TakenBack extends Error {
  constructor(readonly imported: Imported) {
    super('A dry run changes nothing.');
  }
}

function refuseTwice({ flags, segments }: EnvironmentDocument): void {
  for (const [name, list] of Object.entries({ flags, segments })) {
    const keys = list.map(({ key }) => key.toLowerCase());
    const firsts = new Map(keys.map((key, nth) => [key, nth] as const).toReversed());
    const twice = keys.findIndex((key, nth) => firsts.get(key) !== nth);
    if (twice < 0) continue;
    const message = `${list[twice]?.key} stands in the document twice.`;
    throw new DomainError('INVALID_INPUT', message, { field: `document.${name}.${twice}.key` });
  }
}

async function importSegment(door: Door, segment: EnvironmentDocument['segments'][number]): Promise<void> {
  const { key, ...fields } = segment;
  const row = await findSegment(door.tx, key);
  if (row) await editInDoor(door, row, fields);
  else await createSegmentInDoor(door, segment);
}

async function changesOf({ tx, changeId }: Door): Promise<ImportedChange[]> {
  const rows = await tx
    .select({ body: history.body })
    .from(history)
    .where(eq(history.changeId, changeId))
    .orderBy(history.id);
  return rows.map(({ body }) => {
    const { action, environment, flag, before, after } = readBody(body);
    const segment = after?.segment ?? before?.segment;
    return { action, environment, flag, segment: typeof segment === 'string' ? segment : null, before, after };
  });
}
