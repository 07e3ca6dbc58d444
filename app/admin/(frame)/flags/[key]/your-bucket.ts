import { bucket } from '@/lib/engine/bucket';
import { keyFor } from '@/lib/engine/key-for';
import { basisOf } from '@/lib/evaluation/basis';
import { currentContext } from '@/lib/identity/current-context';

/** The bucket that this browser falls into for a flag, 0…99; null where the flag is not held or its id is missing. */
export async function yourBucket(environment: string, key: string): Promise<number | null> {
  const flag = basisOf(environment, Date.now()).snapshot?.flags.get(key);
  if (!flag) return null;
  const targetingKey = keyFor(flag, null, await currentContext({}));
  return targetingKey === '' ? null : bucket(key, targetingKey);
}
