import type { PendingEdits } from './pending-edits';

/** The table's form as the server knows it from a page without JavaScript, with the changed rows only. */
export function editedFormData({ environment, edits, note, confirmed }: EditedForm): FormData {
  const form = new FormData();
  form.set('environment', environment);
  form.set('note', note);
  for (const [key, { typed, was, version }] of edits) {
    form.set(`percentage:${key}`, typed);
    form.set(`was:${key}`, String(was));
    form.set(`version:${key}`, String(version));
  }
  for (const [name, value] of confirmed ?? []) if (name.startsWith('confirm:')) form.set(name, value);
  return form;
}

/** One press of a row's switch, as its button spells it ("new_dashboard:off"), with the version that was looked at. */
export function switchFormData({ environment, pressed, form }: PressedSwitch): FormData {
  const version = `version:${pressed.slice(0, pressed.lastIndexOf(':'))}`;
  const pressedForm = new FormData();
  pressedForm.set('environment', environment);
  pressedForm.set('switch', pressed);
  pressedForm.set(version, String(form.get(version)));
  return pressedForm;
}

interface EditedForm {
  readonly environment: string;
  readonly edits: PendingEdits;
  readonly note: string;
  /** The form as it stands, for the keys typed into it to confirm. */
  readonly confirmed?: FormData;
}

interface PressedSwitch {
  readonly environment: string;
  readonly pressed: string;
  /** The whole form, as it stood when the switch was pressed. */
  readonly form: FormData;
}
