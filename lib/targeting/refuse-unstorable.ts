import type { z } from 'zod';

// What JSON.stringify makes of NUL and of half a surrogate pair: PostgreSQL's jsonb takes neither.
const UNSTORABLE = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/i;

/** Refuses JSON that is larger than may be, or that the database cannot keep as it is. */
export function refuseUnstorable(
  value: unknown,
  issues: z.RefinementCtx,
  { bytesMax, tooLarge }: { readonly bytesMax: number; readonly tooLarge: string },
): void {
  const json = JSON.stringify(value);
  if (Buffer.byteLength(json) > bytesMax) issues.addIssue({ code: 'custom', message: tooLarge });
  if (!UNSTORABLE.test(json)) return;
  issues.addIssue({ code: 'custom', message: 'There is a character in it that cannot be stored: type it anew.' });
}
