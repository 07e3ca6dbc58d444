import { randomUUID } from 'node:crypto';
import { rightsOfAccount } from '@/lib/accounts/account';
import { requireSameOrigin } from '@/lib/auth/require-same-origin';
import { requireViewer } from '@/lib/auth/require-viewer';
import { expireTags } from '@/lib/cache/tags';
import type { ChangeContext } from '@/lib/change-context';
import { database } from '@/lib/database';

/**
 * What a server action hands to a verb, once it has checked for itself where the request comes from and who sent it:
 * Next runs an action whose Origin is missing, and the middleware protects nothing.
 */
export async function actionContext(): Promise<ChangeContext> {
  await requireSameOrigin();
  const account = await requireViewer();
  return {
    db: database(),
    actor: { type: 'account', id: account.id, may: rightsOfAccount(account) },
    source: 'dashboard',
    requestId: randomUUID(),
    now: new Date(),
    expireTags,
  };
}
