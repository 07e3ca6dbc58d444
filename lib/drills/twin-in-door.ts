import { eq } from 'drizzle-orm';
import { flagEnvironments, flags } from '@/db/schema';
import type { FlagRow } from '@/lib/flags/flag-row';
import type { Door } from '@/lib/history/change';
import { BOOLEAN_FIELDS } from '@/lib/variants/boolean-fields';

/**
 * The key of the flag that stands in for another when a kill is rehearsed, made at the first drill and kept. It is a flag
 * like any other, on for everybody in every environment, so that what is measured on it is what a kill goes through. The
 * door must hold all environments.
 */
export async function twinInDoor(door: Door, flag: Pick<FlagRow, 'id' | 'key'>): Promise<string> {
  const [known] = await door.tx.select({ key: flags.key }).from(flags).where(eq(flags.twinOf, flag.id));
  if (known) return known.key;
  // Not a key that anybody would give a flag, and another one where somebody did.
  const key = `drill-twin-${flag.id}-${Math.floor(door.at.getTime() / 1000).toString(36)}`;
  const shared = {
    description: `Stands in for ${flag.key} when a kill is rehearsed.`,
    kind: 'ops',
    failure_mode: 'last-known-good',
    client_visible: false,
    owner: '',
    tags: [],
  };
  const [row] = await door.tx
    .insert(flags)
    .values({
      key,
      description: shared.description,
      kind: shared.kind,
      identityPolicy: 'device',
      failureMode: shared.failure_mode,
      createdAt: door.at,
      twinOf: flag.id,
    })
    .returning({ id: flags.id });
  if (!row) throw new Error('The database took a twin without giving its id.');
  const own = {
    enabled: true,
    rollout_percentage: 100,
    archived: false,
    killed: false,
    ...BOOLEAN_FIELDS,
    rules: [],
    targets: [],
    prerequisites: [],
  };
  for (const environment of door.environments) {
    const after = { ...shared, identity_policy: 'device', ...own };
    const lastEntryId = await door.record({ environment, action: 'flag.created', flag: key, before: null, after });
    environment.flagCountDelta += 1;
    await door.tx.insert(flagEnvironments).values({
      flagId: row.id,
      environmentId: environment.id,
      enabled: true,
      rolloutPercentage: '100',
      revision: environment.revision,
      updatedAt: door.at,
      decidedAt: door.at,
      lastEntryId,
    });
  }
  return key;
}
