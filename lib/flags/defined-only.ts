/** The fields of an object that are not undefined: what was really given. */
export function definedOnly<T extends object>(fields: T): { [Field in keyof T]?: Exclude<T[Field], undefined> } {
  // Filtering undefined out is exactly what the type says; Object.fromEntries cannot know it.
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Field in keyof T]?: Exclude<T[Field], undefined>;
  };
}
