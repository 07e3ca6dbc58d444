import type { ChangeContext } from '@/lib/change-context';
import { unavailableWhenUnreachable } from '@/lib/history/unavailable';
import { lockAccess } from './lock-access';
import { refuseUnlessAdmin } from './may-administer';
import { makeLink } from './one-time-link';

/** Makes the token of a link that makes one member's account. Throws FORBIDDEN unless an admin asks. */
export async function makeInviteLink(ctx: ChangeContext): Promise<string> {
  refuseUnlessAdmin(ctx.actor);
  return unavailableWhenUnreachable(() =>
    ctx.db.transaction(async (tx) => {
      await lockAccess(tx);
      return makeLink(tx, ctx, 'invite');
    }),
  );
}
