import type { Database } from '@/db/client';
import { database } from '@/lib/database';
import { admitted } from './admitted';
import type { Incoming } from './incoming';

/** What an endpoint needs that only looks. */
export interface ReadContext {
  readonly db: Database;
}

/** Lets in whoever may read configuration. Throws like `admitted`. */
export async function readContext({ request }: Incoming<string>): Promise<ReadContext> {
  await admitted(request);
  return { db: database() };
}
