/** How late something is, in one rounded unit: `40 s`, `12 min`, `3 h`, `2 days`. */
export function latenessWords(lateMs: number): string {
  const seconds = Math.max(0, Math.round(lateMs / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.round(minutes / 60);
  return hours < 48 ? `${hours} h` : `${Math.round(hours / 24)} days`;
}
