/** A field's text, or undefined where the form has no such field. */
export function optionalText(form: FormData, name: string): string | undefined {
  const value = form.get(name);
  return typeof value === 'string' ? value : undefined;
}

/** Tags as people type them into one field: separated by commas or spaces. Undefined where there is no such field. */
export function tagsOf(form: FormData): string[] | undefined {
  const text = optionalText(form, 'tags');
  return text === undefined ? undefined : [...new Set(text.split(/[\s,]+/).filter((tag) => tag !== ''))];
}

/** The version that the form was made from. Undefined where it says none: then nothing is compared. */
export function versionOf(form: FormData): number | undefined {
  const version = Number(optionalText(form, 'version'));
  return Number.isSafeInteger(version) && version > 0 ? version : undefined;
}
