import { bucket } from '@/lib/engine/bucket';
import { basisOf } from '@/lib/evaluation/basis';
import { identify } from '@/lib/identity/policy';
import { currentVisitor } from '@/lib/identity/resolve';

/** The bucket that this browser falls into for a flag, 0…99; null where the flag is not held or its id is missing. */
export async function yourBucket(environment: string, key: string): Promise<number | null> {
  const flag = basisOf(environment, Date.now()).snapshot?.flags.get(key);
  if (!flag) return null;
  const { targetingKey } = identify(flag.identityPolicy, await currentVisitor());
  return targetingKey === undefined ? null : bucket(key, targetingKey);
}
