import type { ChangeContext } from '@/lib/change-context';
import { unavailableWhenUnreachable } from '@/lib/history/unavailable';
import { parseInput } from '@/lib/parse-input';
import { lockAccess } from './lock-access';
import { refuseUnknownEnvironments } from './refuse-unknown-environments';
import { refuseUnlessAdmin } from './rights';
import { newTokenInput } from './schema';
import { storeToken } from './store-token';
import { newApiToken } from './token';

const DAY_MS = 86_400_000;

/**
 * Makes an API token. The token itself is in the answer and nowhere else. Throws FORBIDDEN unless an admin asks,
 * INVALID_INPUT, NOT_FOUND for an environment that there is not.
 */
export async function makeApiToken(
  ctx: ChangeContext,
  input: unknown,
): Promise<{ readonly id: number; readonly token: string; readonly prefix: string }> {
  refuseUnlessAdmin(ctx.actor);
  const { name, ability, environments, expires_in_days: days } = parseInput(newTokenInput, input);
  const { token, hash, prefix } = newApiToken(ability);
  const expiresAt = days === undefined ? null : new Date(ctx.now.getTime() + days * DAY_MS);
  const { id } = await unavailableWhenUnreachable(() =>
    ctx.db.transaction(async (tx) => {
      await lockAccess(tx);
      await refuseUnknownEnvironments(tx, environments);
      return storeToken(tx, ctx, { name, hash, prefix, ability, environments, expiresAt });
    }),
  );
  return { id, token, prefix };
}
