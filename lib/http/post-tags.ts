import { z } from 'zod';
import { isLoopBack, LOOP_BACK_HEADER, TAGS_PER_LOOP_BACK_MAX } from '@/lib/cache/loop-back';
import { parseInput } from '@/lib/parse-input';
import type { Incoming } from './incoming';
import { nothingHere } from './nothing-here';
import { readJson } from './read-json';

/** Next ignores longer ones. */
const TAG_LENGTH_MAX = 256;

const input = z.strictObject({ tags: z.array(z.string().min(1).max(TAG_LENGTH_MAX)).max(TAGS_PER_LOOP_BACK_MAX) });

/** Expires tags for this process's own listener. For anybody else there is nothing here. */
export async function postTags(
  { request }: Incoming,
  { expireTags }: { readonly expireTags: (tags: readonly string[]) => void },
): Promise<Response> {
  if (!isLoopBack(request.headers.get(LOOP_BACK_HEADER))) return nothingHere();
  const { tags } = parseInput(input, await readJson(request));
  expireTags(tags);
  return new Response(null, { status: 204 });
}
