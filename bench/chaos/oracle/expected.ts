import type { CompiledFlag } from '@/lib/engine/compiled-flag';
import { evaluate } from '@/lib/engine/evaluate';
import type { Answered } from './answered';
import type { RevisionLog } from './revision-log';

/** What an answer ought to say, having named its revision and whether it is stale. Null where there was no such flag. */
export function expectedOf(
  log: RevisionLog,
  { flag: key, user, revision, staleForMs, askedAt }: Answered,
): { readonly value: boolean; readonly reason: string } | null {
  if (revision === null) return { value: false, reason: 'ERROR' };
  const flag = revision <= log.newest ? log.flagAt(key, revision) : null;
  if (!flag) return null;
  const { value, reason } = evaluate(flag, { targetingKey: user }, askedAt);
  return (staleForMs !== undefined && failureOf(flag)) || { value: value === true, reason };
}

/** What the flag's failure mode says while the answer is stale; null where it changes nothing. */
function failureOf(flag: CompiledFlag): { readonly value: boolean; readonly reason: string } | null {
  if (flag.killed || !flag.enabled || flag.failureMode === 'last-known-good') return null;
  return { value: flag.failureMode === 'fail-open', reason: 'ERROR' };
}
