import type { ChangeContext } from '@/lib/change-context';
import { parseInput } from '@/lib/parse-input';
import { makeInAccess } from './in-access';
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
  let token = '';
  await makeInAccess(ctx, async (tx) => {
    await refuseUnknownEnvironments(tx, environments);
    token = await makeLink(tx, ctx, { purpose: 'invite', role, environments });
    return {};
  });
  return token;
}
