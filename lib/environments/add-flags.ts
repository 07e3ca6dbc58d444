import { addToEnvironment } from '@/lib/flags/add-to-environment';
import { type FlagFields, fieldsOf } from '@/lib/flags/flag-fields';
import type { FlagRow } from '@/lib/flags/flag-row';
import type { Door, LockedEnvironment } from '@/lib/history/change';

/**
 * Puts flags into an environment that has none yet, like in the one that `rows` are of, or switched off. No kill comes
 * with a copy: a flag that is killed there begins switched off here, so that it is off until somebody looks at it.
 */
export async function addFlags(
  door: Door,
  environment: LockedEnvironment,
  { rows, isCopy }: { readonly rows: readonly FlagRow[]; readonly isCopy: boolean },
): Promise<void> {
  const begin = isCopy ? copied : blank;
  await addToEnvironment(
    door,
    environment,
    rows.map((row) => ({ id: row.id, key: row.key, fields: begin(fieldsOf(row)) })),
  );
}

function copied(fields: FlagFields): FlagFields {
  return { ...fields, enabled: fields.enabled && !fields.killed, killed: false };
}

function blank(fields: FlagFields): FlagFields {
  const nobody = { rules: [], targets: [], prerequisites: [], split: null };
  return { ...fields, ...nobody, enabled: false, killed: false, rollout_percentage: 0 };
}
