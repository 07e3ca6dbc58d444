'use server';

import { redirect } from 'next/navigation';
import { formOutcome } from '@/app/form-outcome';
import { shownOutcome } from '@/app/shown-outcome';
import type { FormState } from '@/components/ui/form-state';
import { actionContext } from '@/lib/http/action-context';
import { createSegment } from '@/lib/segments/create-segment';
import { deleteSegment } from '@/lib/segments/delete-segment';
import { editSegment } from '@/lib/segments/edit-segment';
import { jsonOf, optionalText, versionOf } from '../flags/flag-form';
import { sectionHref } from '../section-href';
import { segmentHref } from './segment-href';

/** Makes a segment from the form, and goes to its page. */
export async function createSegmentFromForm(
  environment: string,
  _state: FormState,
  form: FormData,
): Promise<FormState> {
  const ctx = await actionContext();
  return formOutcome(form, async () => {
    const input = { key: optionalText(form, 'key') ?? '', ...fieldsOf(form) };
    const { result } = await createSegment(ctx, input);
    redirect(segmentHref(environment, result.key));
  });
}

/** Saves a segment as its form has it. */
export async function editSegmentFromForm(key: string, _state: FormState, form: FormData): Promise<FormState> {
  const ctx = await actionContext();
  return shownOutcome(form, async () => {
    const patch = { ...fieldsOf(form), version: versionOf(form) };
    const { result } = await editSegment(ctx, { key, patch });
    return { status: 'done', message: result ? `Saved ${key}.` : 'Nothing to save: it is like that already.' };
  });
}

/** Deletes a segment that nothing asks for, and goes back to the list. */
export async function deleteSegmentFromForm(
  { environment, key }: { readonly environment: string; readonly key: string },
  _state: FormState,
  form: FormData,
): Promise<FormState> {
  const ctx = await actionContext();
  return formOutcome(form, async () => {
    await deleteSegment(ctx, { key, input: { version: versionOf(form) } });
    redirect(sectionHref('/admin/segments', environment));
  });
}

function fieldsOf(form: FormData) {
  return {
    description: optionalText(form, 'description'),
    conditions: jsonOf(form, 'conditions'),
    included: idsOf(form, 'included'),
    excluded: idsOf(form, 'excluded'),
    note: optionalText(form, 'note'),
  };
}

/** Ids as they are pasted: one a line. */
function idsOf(form: FormData, field: string): string[] {
  const lines = (optionalText(form, field) ?? '').split('\n').map((line) => line.trim());
  return lines.filter((line) => line !== '');
}
