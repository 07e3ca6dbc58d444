import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Queryable } from '@/db/client';
import { passed } from '@/lib/passed';
import { within } from '@/lib/within';
import { openEar } from './ear';
import type { LISTEN_TIMING, ListenOptions } from './listen';
import { CHANGE_CHANNEL, parseNotification } from './notification';

/** How long a new connection may take until it listens. */
const LISTENING_TIMEOUT_MS = 5_000;

interface Listening extends ListenOptions {
  readonly timing: typeof LISTEN_TIMING;
  readonly stop: AbortSignal;
}

/**
 * Listens on one connection until that is lost, or deaf: the database can be spoken to, and what is said is not heard.
 * Tells after each proof whether it hears.
 */
export async function listenOnce(url: string, { db, timing, stop, ...tell }: Listening): Promise<'lost' | 'deaf'> {
  // A channel of its own: the other instances have nothing to do with it.
  const channel = `sluice_ear_${randomUUID()}`;
  const expected = new Map<string, () => void>();
  const ear = openEar(
    url,
    new Map([
      [CHANGE_CHANNEL, heardOfChange],
      [channel, (word) => expected.get(word)?.()],
    ]),
  );
  const gone = new AbortController();
  void ear.gone.then(() => gone.abort());
  const over = AbortSignal.any([stop, gone.signal]);
  try {
    await within(LISTENING_TIMEOUT_MS, ear.listening);
    tell.onListening();
    while (!over.aborted) {
      const proof = await prove();
      if (proof === 'deaf') return 'deaf';
      if (!over.aborted) tell.onHearing(proof === 'heard' ? 'proved' : 'unproved');
      await passed(proof === 'heard' ? timing.proveEveryMs : timing.comeBackAfterMs, over);
    }
    return 'lost';
  } catch {
    // It never listened. Where the database cannot be spoken to either, that says nothing about LISTEN.
    return (await isSaid(db, channel, 'anybody there?')) ? 'deaf' : 'lost';
  } finally {
    void ear.close().catch(() => {});
  }

  function heardOfChange(payload: string): void {
    const change = parseNotification(payload);
    if (change) tell.onChange(change);
  }

  async function prove(): Promise<'heard' | 'deaf' | 'unsaid'> {
    const word = randomUUID();
    const { promise: heard, resolve } = Promise.withResolvers<void>();
    expected.set(word, resolve);
    try {
      if (!(await isSaid(db, channel, word))) return 'unsaid';
      const isTooLate = await Promise.race([heard, passed(timing.deadlineMs, over)]);
      return isTooLate ? 'deaf' : 'heard';
    } finally {
      expected.delete(word);
    }
  }
}

async function isSaid(db: Queryable, channel: string, word: string): Promise<boolean> {
  try {
    await db.execute(sql`select pg_notify(${channel}, ${word})`);
    return true;
  } catch {
    return false;
  }
}
