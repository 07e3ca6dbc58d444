/** The characters that a number lacks to the right of its last one, where `decimals` is what the finest number has. */
export function missingOnTheRight(text: string, decimals: number): number {
  const fraction = text.split(/[.,]/)[1];
  const wanted = decimals === 0 ? 0 : decimals + 1;
  return Math.max(0, wanted - (fraction === undefined ? 0 : fraction.length + 1));
}

/** How many decimals the finest of these percentages is written with, 0…3. */
export function decimalsOf(percentages: readonly number[]): number {
  return percentages.reduce((most, percentage) => Math.max(most, String(percentage).split('.')[1]?.length ?? 0), 0);
}
