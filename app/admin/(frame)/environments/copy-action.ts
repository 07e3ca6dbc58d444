'use server';

import { formText } from '@/app/form-text';
import { shownOutcome } from '@/app/shown-outcome';
import type { FormState } from '@/components/ui/form-state';
import type { ChangeContext } from '@/lib/change-context';
import { compareEnvironments } from '@/lib/environments/compare-environments';
import { copyConfiguration } from '@/lib/environments/copy-configuration';
import { PARTS } from '@/lib/environments/schema';
import { actionContext } from '@/lib/http/action-context';
import { requireKeys } from '@/lib/visitors/require-keys';
import { confirmLimits } from '../flags/confirm-limits';

/** Between which environments a form copies. */
export interface CopyPath {
  readonly from: string;
  readonly to: string;
}

/** Copies the flags that were chosen; asks for the keys of those where it touches many. */
export async function copyFromForm(path: CopyPath, _state: FormState, form: FormData): Promise<FormState> {
  const ctx = await actionContext();
  return shownOutcome(form, async () => {
    const keys = form.getAll('flag').map(String);
    const parts = form.getAll('parts').map(String);
    await requireTypedKeys(ctx, path, { keys, parts, typed: formText(form, 'copy_confirm') });
    const flags = keys.map((key) => ({ key, version: Number(formText(form, `version:${key}`)) }));
    const input = { from: path.from, flags, parts, note: formText(form, 'copy_note') };
    const { result } = await copyConfiguration(ctx, { environment: path.to, input });
    return { status: 'done', message: `Copied ${result.join(', ') || 'nothing: they are alike already'}.` };
  });
}

async function requireTypedKeys(
  { db }: ChangeContext,
  { from, to }: CopyPath,
  {
    keys,
    parts,
    typed,
  }: { readonly keys: readonly string[]; readonly parts: readonly string[]; readonly typed: string },
): Promise<void> {
  const chosen = new Set(keys);
  const fields = new Set(Object.entries(PARTS).flatMap(([part, names]) => (parts.includes(part) ? [...names] : [])));
  const { differences } = await compareEnvironments(db, { from, to });
  const rows = differences.flatMap(({ key, there }) => {
    const edit = Object.entries(there).filter(([field]) => fields.has(field as never));
    return chosen.has(key) && edit.length > 0 ? [{ key, ...Object.fromEntries(edit) }] : [];
  });
  const words = typed.split(/[\s,]+/).filter((word) => word !== '');
  const confirmed = Object.fromEntries(words.map((word) => [word, word]));
  await requireKeys(db, { environment: to, rows, typed: confirmed }, confirmLimits());
}
