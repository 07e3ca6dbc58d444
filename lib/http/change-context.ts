import { refuseUnlessMayWrite } from '@/lib/auth/rights';
import { expireTags } from '@/lib/cache/tags';
import type { ChangeContext } from '@/lib/change-context';
import { database } from '@/lib/database';
import { admitted } from './admitted';
import type { Incoming } from './incoming';
import type { OperationName } from './operations/operations';
import { refuseUnknownParameters } from './operations/refuse-unknown-parameters';
import { repeatable } from './repeatable';

/** What a route handler hands to a verb, once it has checked for itself who sent the request and from where. */
export async function changeContext(incoming: Incoming<string>, operation: OperationName): Promise<ChangeContext> {
  const { request, query, requestId, now } = incoming;
  const actor = await admitted(request);
  // Before the body is looked at: what is wrong with it is nothing to whoever may change nothing.
  refuseUnlessMayWrite(actor, []);
  refuseUnknownParameters(operation, query);
  const sentAgain = await repeatable(incoming, actor);
  return {
    db: database(),
    actor,
    source: 'api',
    requestId,
    now,
    expireTags,
    ...(sentAgain && { repeatable: sentAgain }),
  };
}
