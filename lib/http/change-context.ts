import { refuseUnlessMayWrite } from '@/lib/auth/rights';
import { expireTags } from '@/lib/cache/tags';
import type { ChangeContext } from '@/lib/change-context';
import { database } from '@/lib/database';
import { admitted } from './admitted';
import type { Incoming } from './incoming';
import { repeatable } from './repeatable';

/** What a route handler hands to a verb, once it has checked for itself who sent the request and from where. */
export async function changeContext({ request, requestId, now }: Incoming<string>): Promise<ChangeContext> {
  const actor = await admitted(request);
  // Before the body is looked at: what is wrong with it is nothing to whoever may change nothing.
  refuseUnlessMayWrite(actor, []);
  const sentAgain = await repeatable(request, actor);
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
