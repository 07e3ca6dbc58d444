/** The row that Enter goes to (⇧ Enter with `step` -1), or null at either end of the column. */
export function nextCell(keys: readonly string[], { from, step }: { from: string; step: 1 | -1 }): number | null {
  const index = keys.indexOf(from);
  const next = index + step;
  return index === -1 || next < 0 || next >= keys.length ? null : next;
}
