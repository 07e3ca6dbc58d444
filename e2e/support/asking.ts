import { Asking } from '@/lib/engine/asking';
import { ALONE } from '@/lib/engine/evaluate';
import { hashedPosition } from '@/lib/engine/hashed-position';

/** A question that nobody in particular asks, at the beginning of 1970, where there are no other flags. */
export const nobody = new Asking({}, 0, ALONE, hashedPosition);
