/** What was typed into a field, or nothing where the form has no such field: a verb says what is wrong with that. */
export function formText(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}
