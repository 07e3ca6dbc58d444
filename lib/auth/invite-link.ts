import type { ChangeContext } from '@/lib/change-context';
import { unavailableWhenUnreachable } from '@/lib/history/unavailable';
import { parseInput } from '@/lib/parse-input';
import { lockAccess } from './lock-access';
import { makeLink } from './one-time-link';
import { refuseUnknownEnvironments } from './refuse-unknown-environments';
import { refuseUnlessAdmin } from './rights';
import { roleInput } from './schema';

/**
 * Makes the token of a link that makes one account, of the role that it says. Throws FORBIDDEN unless an admin asks,
 * INVALID_INPUT, NOT_FOUND for an environment that there is not.
 */
export async function makeInviteLink(ctx: ChangeContext, input: unknown): Promise<string> {
  refuseUnlessAdmin(ctx.actor);
  const { role, environments } = parseInput(roleInput, input);
  return unavailableWhenUnreachable(() =>
    ctx.db.transaction(async (tx) => {
      await lockAccess(tx);
      await refuseUnknownEnvironments(tx, environments);
      return makeLink(tx, ctx, { purpose: 'invite', role, environments });
    }),
  );
}
