import { revalidateTag } from 'next/cache';

/**
 * Expires tags at once, in route handlers and in server actions alike. Never `'max'`, which serves what is stale once
 * more; not `updateTag`, which throws outside server actions, and a verb is shared by both. Throws outside a request.
 */
export function expireTags(tags: readonly string[]): void {
  for (const tag of tags) revalidateTag(tag, { expire: 0 });
}
