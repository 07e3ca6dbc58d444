import { evaluate } from '@/lib/engine/evaluate';
import type { Evaluation } from '@/lib/engine/types';
import { beforeSignIn } from '@/lib/identity/before-sign-in';
import type { Snapshot } from '@/lib/snapshot/snapshot';
import type { Sighting } from './visitor-ring';

/**
 * Whether somebody signed in gets another answer than this device got before. Null where there is no before: nobody is
 * signed in, or the device or the flag is not known. `now` in ms.
 */
export function changedAtLogin(
  snapshot: Snapshot | null,
  { flag: key, context }: Pick<Sighting, 'flag' | 'context'>,
  now: number,
): boolean | null {
  const flag = snapshot?.flags.get(key);
  const before = beforeSignIn(context);
  if (!snapshot || !flag || !before) return null;
  return !isSame(evaluate(flag, before, now, snapshot), evaluate(flag, context, now, snapshot));
}

function isSame(before: Evaluation, after: Evaluation): boolean {
  return before.variant === after.variant && before.value === after.value;
}
