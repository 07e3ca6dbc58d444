const UNITS = [
  { name: 'd', seconds: 86_400 },
  { name: 'h', seconds: 3_600 },
  { name: 'min', seconds: 60 },
  { name: 's', seconds: 1 },
] as const;

/** Reads a duration as people type it: "30 s", "15 min", "1.5 h", "2d"; a number alone is seconds. Null for no duration. */
export function parseSeconds(text: string): number | null {
  const [, number, unit = 's'] = /^(\d+(?:[.,]\d+)?)\s*(d|h|min|m|s)?$/i.exec(text.trim()) ?? [];
  if (number === undefined) return null;
  const name = unit.toLowerCase() === 'm' ? 'min' : unit.toLowerCase();
  const seconds = UNITS.find((one) => one.name === name)?.seconds ?? 1;
  return Math.round(Number(number.replace(',', '.')) * seconds);
}

/** Seconds as `parseSeconds` reads them, in the greatest unit that divides them; nothing for none. */
export function secondsText(seconds: number): string {
  if (seconds === 0) return '';
  const unit = UNITS.find((one) => seconds % one.seconds === 0) ?? UNITS[3];
  return `${seconds / unit.seconds} ${unit.name}`;
}
