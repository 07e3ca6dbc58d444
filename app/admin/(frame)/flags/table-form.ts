import type { SaveError } from '@/components/flags/save-state';
import { parsePercentage } from '@/lib/engine/percentage';

/** One row as the form sends it. `version` is what the operator looked at. */
export interface EditedRow {
  readonly key: string;
  readonly version: number;
  readonly rollout_percentage?: number;
  readonly enabled?: boolean;
}

/** What the table's form says: either one switch, at once, or every percentage that was typed over. */
export interface TableForm {
  readonly environment: string;
  readonly rows: readonly EditedRow[];
  readonly errors: readonly SaveError[];
  /** By flag key, what stands in the inputs and is not what was stored. */
  readonly typed: Readonly<Record<string, string>>;
  readonly note: string;
  /** By flag key, what was typed to confirm an edit that touches many. */
  readonly confirmed: Readonly<Record<string, string>>;
}

const CONFIRM = 'confirm:';
const NOT_A_PERCENTAGE = 'Use a number from 0 to 100, in steps of 0.001, such as 12.5.';

/** Reads the form of the table. `switch` = `KEY:on` or `KEY:off` is one row's button; it saves that row alone. */
export function readTableForm(form: FormData): TableForm {
  const rows: EditedRow[] = [];
  const errors: SaveError[] = [];
  const typed: Record<string, string> = {};
  for (const [name, value] of form) {
    if (!name.startsWith('percentage:') || typeof value !== 'string') continue;
    const key = name.slice('percentage:'.length);
    const percentage = parsePercentage(value);
    if (percentage !== null && percentage === parsePercentage(text(form, `was:${key}`))) continue;
    typed[key] = value;
    if (percentage === null) errors.push({ key, field: 'rollout_percentage', message: NOT_A_PERCENTAGE });
    else rows.push({ key, version: versionOf(form, key), rollout_percentage: percentage });
  }
  const environment = text(form, 'environment');
  const note = text(form, 'note');
  const confirmed = Object.fromEntries(
    [...form].flatMap(([name, value]) =>
      name.startsWith(CONFIRM) && typeof value === 'string' ? [[name.slice(CONFIRM.length), value]] : [],
    ),
  );
  const switched = readSwitch(form);
  // A switch is not held up by what else was typed: that stays typed.
  return switched
    ? { environment, rows: [switched], errors: [], typed, note, confirmed }
    : { environment, rows, errors, typed, note, confirmed };
}

function readSwitch(form: FormData): EditedRow | null {
  const match = /^(.+):(on|off)$/.exec(text(form, 'switch'));
  const key = match?.[1];
  return key === undefined ? null : { key, version: versionOf(form, key), enabled: match?.[2] === 'on' };
}

// A version that was tampered with is 0, which no row has: the save is refused as a conflict.
function versionOf(form: FormData, key: string): number {
  const version = Number(text(form, `version:${key}`));
  return Number.isSafeInteger(version) ? version : 0;
}

function text(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}
