import { formatPercentage } from '@/lib/engine/percentage';
import type { FoundFlag } from './ask-flags';
import type { PaletteLine } from './palette-line';

/** What the table's form would send for one flag: the palette saves by the table's own way. */
export function percentageForm(
  environment: string,
  { key, version, percentage: stored }: FoundFlag,
  { percentage, note }: NonNullable<PaletteLine['set']>,
): FormData {
  const form = new FormData();
  form.set('environment', environment);
  form.set(`version:${key}`, `${version}`);
  form.set(`was:${key}`, formatPercentage(stored));
  form.set(`percentage:${key}`, formatPercentage(percentage));
  form.set('note', note);
  return form;
}
