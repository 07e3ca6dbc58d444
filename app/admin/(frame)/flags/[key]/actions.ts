'use server';

import { shownOutcome } from '@/app/shown-outcome';
import type { FormState } from '@/components/ui/form-state';
import type { ChangeContext } from '@/lib/change-context';
import { parsePercentage } from '@/lib/engine/percentage';
import { archiveFlag, restoreFlag } from '@/lib/flags/archive-flag';
import { editFlag } from '@/lib/flags/edit-flag';
import { revertFlag } from '@/lib/flags/revert-flag';
import { actionContext } from '@/lib/http/action-context';
import { requireKeys } from '@/lib/visitors/require-keys';
import { confirmLimits } from '../confirm-limits';
import { booleanOf, optionalText, tagsOf, versionOf } from '../flag-form';

/** Which flag a form of its page is about. */
export interface FlagAddress {
  readonly environment: string;
  readonly key: string;
}

/** Saves what the flag's page edits; what its form does not have stays as it is. */
export async function editFlagFromForm(address: FlagAddress, _state: FormState, form: FormData): Promise<FormState> {
  const ctx = await actionContext();
  return shownOutcome(form, async () => {
    await requireKeyFor(ctx, address, form);
    const { revisions } = await editFlag(ctx, {
      ...address,
      patch: {
        description: optionalText(form, 'description'),
        kind: optionalText(form, 'kind'),
        failure_mode: optionalText(form, 'failure_mode'),
        client_visible: booleanOf(form, 'client_visible'),
        owner: optionalText(form, 'owner'),
        tags: tagsOf(form),
        enabled: switchOf(form),
        rollout_percentage: optionalText(form, 'rollout_percentage'),
        note: optionalText(form, 'note'),
        version: versionOf(form),
      },
    });
    return saved(revisions, address, `Saved ${address.key}`);
  });
}

/** Archives the flag: it keeps its last answer and takes no more edits. */
export async function archiveFromForm(address: FlagAddress, _state: FormState, form: FormData): Promise<FormState> {
  const ctx = await actionContext();
  return shownOutcome(form, async () => {
    const input = { note: optionalText(form, 'note'), version: versionOf(form) };
    const { revisions } = await archiveFlag(ctx, { ...address, input });
    return saved(revisions, address, `Archived ${address.key}`);
  });
}

/** Restores an archived flag as it was. */
export async function restoreFromForm(address: FlagAddress, _state: FormState, form: FormData): Promise<FormState> {
  const ctx = await actionContext();
  return shownOutcome(form, async () => {
    const { revisions } = await restoreFlag(ctx, { ...address, input: { note: optionalText(form, 'note') } });
    return saved(revisions, address, `Restored ${address.key}`);
  });
}

/** Brings the flag back to what it was right after an entry of its history. */
export async function revertFromForm(address: FlagAddress, _state: FormState, form: FormData): Promise<FormState> {
  const ctx = await actionContext();
  return shownOutcome(form, async () => {
    const input = { entry_id: optionalText(form, 'entry_id'), note: optionalText(form, 'note') };
    const { revisions } = await revertFlag(ctx, { ...address, input });
    return saved(revisions, address, `Reverted ${address.key}`);
  });
}

// A number that cannot be read is refused with the rest of the form.
async function requireKeyFor({ db }: ChangeContext, { environment, key }: FlagAddress, form: FormData): Promise<void> {
  const enabled = switchOf(form);
  const percentage = parsePercentage(optionalText(form, 'rollout_percentage') ?? '');
  if (enabled === undefined || percentage === null) return;
  const edits = { environment, rows: [{ key, enabled, rollout_percentage: percentage }] };
  await requireKeys(db, { ...edits, typed: { [key]: optionalText(form, 'confirm') ?? '' } }, confirmLimits());
}

// The form's switch sends "on" or "off"; a form without it leaves the switch alone.
function switchOf(form: FormData): boolean | undefined {
  const value = form.get('enabled');
  return value === null ? undefined : value === 'on';
}

function saved(revisions: Readonly<Record<string, number>>, { environment }: FlagAddress, what: string): FormState {
  const revision = revisions[environment];
  const message = revision === undefined ? 'Nothing to save: it is like that already.' : `${what} as r ${revision}.`;
  return { status: 'done', message };
}
