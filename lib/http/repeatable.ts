import { createHash } from 'node:crypto';
import type { Actor, Repeatable } from '@/lib/change-context';
import { readIdempotencyKey } from './idempotency-key';
import type { Incoming } from './incoming';
import { readBytes } from './read-bytes';

/**
 * What a change is remembered by, where its caller sent an Idempotency-Key. The request's body stays to be read. Null for a
 * GET: what it leaves on record, as an export does, it leaves each time.
 */
export async function repeatable(
  { request, onReplay }: Pick<Incoming<string>, 'request' | 'onReplay'>,
  actor: Actor,
): Promise<Repeatable | null> {
  if (request.method === 'GET') return null;
  const key = readIdempotencyKey(request.headers);
  if (key === null) return null;
  const { pathname, search } = new URL(request.url);
  const asked = [request.method, pathname, search, request.headers.get('if-match') ?? ''];
  const hash = createHash('sha256').update(JSON.stringify(asked));
  const fingerprint = hash.update(await readBytes(request.clone())).digest('hex');
  return {
    key,
    scope: actor.type === 'system' ? 'system' : `${actor.type}:${actor.id}`,
    fingerprint,
    ...(onReplay && { onReplay }),
  };
}
