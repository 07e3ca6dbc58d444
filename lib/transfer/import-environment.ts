import { eq } from 'drizzle-orm';
import { history } from '@/db/schema';
import { refuseUnlessAdmin } from '@/lib/auth/rights';
import type { ChangeContext } from '@/lib/change-context';
import { DomainError } from '@/lib/domain-error';
import { createInDoor as createFlagInDoor, readNewFlag } from '@/lib/flags/create-flag';
import { definedOnly } from '@/lib/flags/defined-only';
import { type FlagRow, readFlagRows } from '@/lib/flags/flag-row';
import { refuseArchived, refuseUnknown } from '@/lib/flags/rows-in-door';
import { writeFields } from '@/lib/flags/write-fields';
import { type Changed, change, type Door } from '@/lib/history/change';
import { readBody } from '@/lib/history/read-body';
import { parseInput } from '@/lib/parse-input';
import { createInDoor as createSegmentInDoor } from '@/lib/segments/create-segment';
import { editInDoor } from '@/lib/segments/edit-segment';
import { findSegment } from '@/lib/segments/segment-row';
import { dependencyOf } from '@/lib/targeting/dependencies';
import { type DocumentFlag, type EnvironmentDocument, importInput } from './document';

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
    const twice = keys.findIndex((key, nth) => keys.indexOf(key) !== nth);
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

async function importFlags(door: Door, environment: string, wanted: readonly DocumentFlag[]): Promise<string[]> {
  const before = await rowsOf(door);
  const known = new Set<string>(before.map(({ key }) => key));
  for (const flag of wanted.filter(({ key }) => !known.has(key))) {
    const { split: _split, rules: _rules, targets: _targets, prerequisites: _asks, ...fresh } = flag;
    await createFlagInDoor(door, {
      environment,
      flag: readNewFlag({ ...fresh, enabled: false, rollout_percentage: 0 }),
    });
  }
  const rows = Map.groupBy(await rowsOf(door), ({ key }) => key);
  for (const { key, identity_policy: policy, value_type: type, ...fields } of inOrder(wanted)) {
    const all = rows.get(key) ?? [];
    const here = all.find((row) => row.environment === environment);
    if (!here) throw new Error(`${key} is not in ${environment} although it was just made.`);
    if (here.identityPolicy !== policy || here.valueType !== type) throw otherFlag(here);
    refuseArchived([here]);
    await writeFields(door, all, { environment, wanted: definedOnly(fields), action: 'flag.edited' });
  }
  const named = new Set<string>(wanted.map(({ key }) => key));
  return [...known].filter((key) => !named.has(key));
}

async function rowsOf(door: Door): Promise<FlagRow[]> {
  const ids = door.environments.map(({ id }) => id);
  return (await readFlagRows(door.tx, 'all', ids)).filter(({ isTwin }) => !isTwin);
}

function otherFlag({ key, identityPolicy, valueType }: FlagRow): DomainError {
  const message = `${key} is another flag here: ${valueType}, hashed by ${identityPolicy}. Neither ever changes; import it under another key.`;
  return new DomainError('CONFLICT', message, { field: 'document.flags' });
}

/** What others ask for comes before them, so that no cycle stands in between that the document does not have. */
function inOrder(flags: readonly DocumentFlag[]): readonly DocumentFlag[] {
  const byKey = new Map<string, DocumentFlag>(flags.map((flag) => [flag.key, flag]));
  const ordered = new Set<DocumentFlag>();
  const met = new Set<DocumentFlag>();
  const visit = (flag: DocumentFlag) => {
    if (met.has(flag)) return;
    met.add(flag);
    for (const key of dependencyOf(flag).asks.keys()) {
      const asked = byKey.get(key);
      if (asked) visit(asked);
    }
    ordered.add(flag);
  };
  for (const flag of flags) visit(flag);
  return [...ordered];
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
