/** How many of how many, in percent. One decimal: more would claim a precision that a day of answers does not have. */
export function shareText(part: number, whole: number): string {
  return `${Math.round((1000 * part) / whole) / 10}%`;
}
