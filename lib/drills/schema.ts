import { z } from 'zod';
import { killInput } from '@/lib/flags/schema';

/** How long every layer together has to follow a kill: what the article promises, and the staleness limit allows. */
export const DRILL_BUDGET_MS = 30_000;
/** How long a drill that passed vouches for its flag. */
export const CERTIFICATE_DAYS = 30;

/** What starts a drill. For real, the flag's key is typed out: everybody loses the feature for a moment. */
export const drillInput = z.strictObject({
  kind: z.enum(['twin', 'real'], { error: 'Rehearse on a twin, or for real.' }).default('twin'),
  confirm: z.string().optional(),
  note: killInput.shape.note,
});
