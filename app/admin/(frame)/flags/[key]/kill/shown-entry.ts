import type { EntryView } from '@/lib/history/list-history';

/**
 * The kill or lift whose reach the page shows: the one that its address names by revision, else the kill that lasts.
 * `entries` are the flag's, newest first.
 */
export function shownEntry(
  entries: readonly EntryView[],
  { revision, isKilled }: { revision: string | undefined; isKilled: boolean },
): EntryView | null {
  const deeds = entries.filter(({ action }) => action === 'flag.killed' || action === 'flag.lifted');
  const named = deeds.find((entry) => String(entry.revision) === revision);
  return named ?? (isKilled ? deeds[0] : undefined) ?? null;
}
