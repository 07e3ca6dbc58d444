import { z } from 'zod';

/** The PostgreSQL channel on which every commit says which environment it changed, and to which revision. */
export const CHANGE_CHANNEL = 'sluice_changed';

const notification = z.object({ environment: z.string().max(40), revision: z.number().int().nonnegative() });

export type Notification = z.infer<typeof notification>;

/** Parses a payload of the channel. Null for anything else: somebody may NOTIFY by hand. */
export function parseNotification(payload: string): Notification | null {
  try {
    return notification.parse(JSON.parse(payload));
  } catch {
    return null;
  }
}
