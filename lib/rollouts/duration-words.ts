const UNITS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const;

/** A duration in the two greatest units that it has: "1 day 3 hours", "12 seconds". Under a second is "0 seconds". */
export function durationWords(ms: number): string {
  let left = Math.max(0, Math.ceil(ms / 1_000));
  const words: string[] = [];
  for (const [unit, seconds] of UNITS) {
    const count = Math.floor(left / seconds);
    left -= count * seconds;
    if (count > 0) words.push(`${count} ${unit}${count === 1 ? '' : 's'}`);
  }
  return words.slice(0, 2).join(' ') || '0 seconds';
}
