/** Looks at a stored value as an object with fields of unknown types, or answers null where it is none. */
export function fieldsOf(stored: unknown): Readonly<Record<string, unknown>> | null {
  return isFields(stored) ? stored : null;
}

function isFields(stored: unknown): stored is Readonly<Record<string, unknown>> {
  return typeof stored === 'object' && stored !== null && !Array.isArray(stored);
}
