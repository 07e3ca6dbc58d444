import type { FormState } from '@/components/ui/form-state';
import type { ChangeContext } from '@/lib/change-context';
import { editFlag } from '@/lib/flags/edit-flag';
import { requireKeys } from '@/lib/visitors/require-keys';
import { confirmLimits } from '../confirm-limits';
import type { FlagAddress } from './actions';

interface TypedEdit {
  /** As REST spells it. */
  readonly edit: Readonly<Record<string, unknown>>;
  readonly note: string | undefined;
  readonly version: number | undefined;
  /** The key, where the form asked for it. */
  readonly confirmed: string | undefined;
}

/** Saves what a form of the flag's page edits of who gets what; asks for the key where it touches many. */
export async function saveEdit(
  ctx: ChangeContext,
  address: FlagAddress,
  { edit, note, version, confirmed = '' }: TypedEdit,
): Promise<FormState> {
  const { environment, key } = address;
  await requireKeys(ctx.db, { environment, rows: [{ key, ...edit }], typed: { [key]: confirmed } }, confirmLimits());
  const { revisions } = await editFlag(ctx, { ...address, patch: { ...edit, note, version } });
  const revision = revisions[environment];
  const message = revision === undefined ? 'Nothing to save: it is like that already.' : `Saved as r ${revision}.`;
  return { status: 'done', message };
}
