import { sql } from 'drizzle-orm';
import type { Database } from '@/db/client';
import { deliverDue } from './deliver';
import { fanOut } from './fan-out';

export const DELIVERIES_KEPT_DAYS = 30;

/** Tells webhooks what is new in history, and sends what is due. */
export async function tellWebhooks(db: Database): Promise<void> {
  await fanOut(db);
  await deliverDue(db);
}

/** Forgets deliveries of long ago. Two instances may do it at once. */
export async function pruneDeliveries(db: Database): Promise<void> {
  await db.execute(sql`delete from webhook_deliveries where ctid in (
    select ctid from webhook_deliveries where created_at < now() - ${DELIVERIES_KEPT_DAYS} * interval '1 day'
    limit 5000 for update skip locked)`);
}
