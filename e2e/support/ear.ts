import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { afterAll } from 'vitest';
import { CHANGE_CHANNEL } from '@/lib/snapshot/notification';

export interface Ear {
  /** Everything that was said on the channel by changes committed so far, since the last call. */
  heard(): Promise<readonly string[]>;
}

/** Listens to what changes say, as any instance could. */
export async function earAt(url: string): Promise<Ear> {
  const client = postgres(url, { max: 1, onnotice: () => {} });
  afterAll(() => client.end({ timeout: 1 }));
  let said: string[] = [];
  const waiting = new Map<string, () => void>();
  await client.listen(CHANGE_CHANNEL, (payload) => {
    const marked = waiting.get(payload);
    if (marked) marked();
    else said.push(payload);
  });
  return {
    async heard() {
      // PostgreSQL delivers in the order of the commits: once our own mark is heard, so is all that came before.
      const mark = randomUUID();
      const { promise, resolve } = Promise.withResolvers<void>();
      waiting.set(mark, resolve);
      await client.notify(CHANGE_CHANNEL, mark);
      await promise;
      waiting.delete(mark);
      const since = said;
      said = [];
      return since;
    },
  };
}
