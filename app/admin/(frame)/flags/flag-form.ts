import { DomainError } from '@/lib/domain-error';

/** A field's text, or undefined where the form has no such field. */
export function optionalText(form: FormData, name: string): string | undefined {
  const value = form.get(name);
  return typeof value === 'string' ? value : undefined;
}

/** What was typed as JSON under a field's name, or `empty`. Throws INVALID_INPUT, naming the field. */
export function jsonOf(form: FormData, field: string, empty: unknown = []): unknown {
  return parsedJson(optionalText(form, field) ?? '', { field, empty });
}

/** The same of a text. */
export function parsedJson(
  typed: string,
  { field, empty }: { readonly field: string; readonly empty: unknown },
): unknown {
  const text = typed.trim();
  if (text === '') return empty;
  try {
    return JSON.parse(text);
  } catch (error) {
    const where = error instanceof Error ? error.message : 'it cannot be read';
    throw new DomainError('INVALID_INPUT', `This is no JSON: ${where}.`, { field });
  }
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

/** A choice between true and false. Undefined where there is no such field. */
export function booleanOf(form: FormData, name: string): boolean | undefined {
  const text = optionalText(form, name);
  return text === undefined ? undefined : text === 'true';
}
