import type { Database } from '@/db/client';
import type { Actor } from '@/lib/change-context';
import { database } from '@/lib/database';
import { admitted } from './admitted';
import type { Incoming } from './incoming';

/** What an endpoint needs that only looks. */
export interface ReadContext {
  readonly db: Database;
  readonly actor: Actor;
}

/** Lets in whoever may read configuration. Throws like `admitted`. */
export async function readContext({ request }: Incoming<string>): Promise<ReadContext> {
  return { db: database(), actor: await admitted(request) };
}
