/** The parameters of a page's address, as Next gives them. */
export type Search = Promise<Readonly<Record<string, string | string[] | undefined>>>;

/** The first value of a parameter that may have been given twice. */
export function firstOf(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}
