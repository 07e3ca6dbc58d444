'use server';

import { redirect } from 'next/navigation';
import { formOutcome } from '@/app/form-outcome';
import type { FormState } from '@/components/ui/form-state';
import { database } from '@/lib/database';
import { drillEyes, runDrill } from '@/lib/drills/run-drill';
import { startDrill } from '@/lib/drills/start-drill';
import { actionContext } from '@/lib/http/action-context';
import { optionalText } from '../flags/flag-form';
import { drillHref } from './drill-href';

/** Starts a drill of a flag, which runs on by itself, and goes where it is seen. */
export async function startDrillFromForm(
  { environment, key }: { readonly environment: string; readonly key: string },
  _state: FormState,
  form: FormData,
): Promise<FormState> {
  const ctx = await actionContext();
  return formOutcome(form, async () => {
    const input = { kind: optionalText(form, 'kind'), confirm: optionalText(form, 'confirm') };
    const { result } = await startDrill(ctx, { environment, key, input });
    void runDrill(result, drillEyes(database()));
    redirect(drillHref({ id: result.id, environment }));
  });
}
