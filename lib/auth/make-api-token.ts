import type { ChangeContext } from '@/lib/change-context';
import { unavailableWhenUnreachable } from '@/lib/history/unavailable';
import { parseInput } from '@/lib/parse-input';
import { lockAccess } from './lock-access';
import { refuseUnlessAdmin } from './may-administer';
import { newTokenInput } from './schema';
import { storeToken } from './store-token';
import { newApiToken } from './token';

/** Makes an API token. The token itself is in the answer and nowhere else. Throws FORBIDDEN unless an admin asks. */
export async function makeApiToken(
  ctx: ChangeContext,
  input: unknown,
): Promise<{ readonly id: number; readonly token: string; readonly prefix: string }> {
  refuseUnlessAdmin(ctx.actor);
  const { name } = parseInput(newTokenInput, input);
  const { token, hash, prefix } = newApiToken();
  const { id } = await unavailableWhenUnreachable(() =>
    ctx.db.transaction(async (tx) => {
      await lockAccess(tx);
      return storeToken(tx, ctx, { name, hash, prefix });
    }),
  );
  return { id, token, prefix };
}
