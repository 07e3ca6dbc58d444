import type { Queryable } from '@/db/client';
import { findTargeting } from '@/lib/targeting/find-targeting';
import { findVariants, restVariants } from '@/lib/variants/find-variants';

/** What REST tells of one flag and not of many: what it can answer, and whom, in an environment. By its exact key. */
export async function configurationOf(db: Queryable, environment: string, key: string) {
  const [variants, targeting] = await Promise.all([
    findVariants(db, environment, key),
    findTargeting(db, environment, key),
  ]);
  return { ...(variants && restVariants(variants)), ...targeting };
}
