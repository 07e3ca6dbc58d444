import type { Changed } from '@/lib/history/change';

/** Says of an answer that nothing was done for it now, because the same request was sent before. */
export function replayHeader({ isReplay }: Pick<Changed<unknown>, 'isReplay'>): Record<string, string> {
  return isReplay ? { 'idempotency-replayed': 'true' } : {};
}
