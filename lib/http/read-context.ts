import type { Database } from '@/db/client';
import type { Actor } from '@/lib/change-context';
import { database } from '@/lib/database';
import { admitted } from './admitted';
import type { Incoming } from './incoming';
import type { OperationName } from './operations/operations';
import { refuseUnknownParameters } from './operations/refuse-unknown-parameters';

/** What an endpoint needs that only looks. */
export interface ReadContext {
  readonly db: Database;
  readonly actor: Actor;
}

/** Lets in whoever may read configuration, and asks for it as the operation may be asked. Throws like `admitted`, and 400. */
export async function readContext(
  { request, query }: Incoming<string>,
  operation: OperationName,
): Promise<ReadContext> {
  const actor = await admitted(request);
  refuseUnknownParameters(operation, query);
  return { db: database(), actor };
}
