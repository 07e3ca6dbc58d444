import { and, eq, isNull } from 'drizzle-orm';
import { sessions, users } from '@/db/schema';
import { appendAccessEntry } from '@/lib/history/append-access-entry';
import { unavailableWhenUnreachable } from '@/lib/history/unavailable';
import type { AccessContext } from './access-context';
import { lockAccess } from './lock-access';
import { NO_RIGHTS } from './rights';
import type { SessionSeal } from './seal';
import { sha256 } from './secret';

/** Ends a session for good, and records it: every copy of its cookie is dead. Ending one twice changes nothing. */
export function endSession(ctx: AccessContext, seal: SessionSeal): Promise<'ended' | 'not-open'> {
  return unavailableWhenUnreachable(() =>
    ctx.db.transaction(async (tx) => {
      await lockAccess(tx);
      const [ended] = await tx
        .update(sessions)
        .set({ revokedAt: ctx.now })
        .from(users)
        .where(
          and(eq(sessions.idHash, sha256(seal.sessionId)), isNull(sessions.revokedAt), eq(users.id, sessions.userId)),
        )
        .returning({ userId: users.id });
      if (!ended) return 'not-open';
      await appendAccessEntry(tx, {
        action: 'session.ended',
        actor: { type: 'account', id: ended.userId, may: NO_RIGHTS },
        source: ctx.source,
        requestId: ctx.requestId,
        note: '',
        now: ctx.now,
        before: { account: ended.userId },
        after: null,
      });
      return 'ended';
    }),
  );
}
