/**
 * Whether PostgreSQL can be asked for a text that came from outside. It keeps no NUL, so nothing has such a name; but a
 * question with one is an error to it, where it is only something that there is not.
 */
export function isAskable(text: string): boolean {
  return !text.includes('\0');
}
