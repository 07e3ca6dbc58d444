import { z } from 'zod';
import { killInput } from '@/lib/flags/schema';

/** What puts off the reminder to clean a flag up. */
export const snoozeInput = z.strictObject({
  until: z.iso.date({ error: 'Give a date, such as 2026-12-24.' }),
  note: killInput.shape.note.unwrap().min(1, { error: 'Say why: whoever is reminded next will ask.' }),
});
