import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { sessions, signInAttempts } from '@/db/schema';
import {
  accessContext,
  accessEntries,
  accessWorld,
  entriesLeftBy,
  PASSWORD,
  someone,
} from '@/e2e/support/access-world';
import { resetAdminPassword } from '@/lib/accounts/reset-admin-password';
import { lockAccess } from './lock-access';
import { hashPassword } from './password';
import { readSession } from './session';
import { signIn } from './sign-in';

let world: Awaited<ReturnType<typeof accessWorld>>;
beforeAll(async () => {
  world = await accessWorld();
});
afterAll(() => world.close());

let lastAddress = 0;
const newAddress = () => `198.51.${Math.floor(++lastAddress / 256)}.${lastAddress % 256}`;

/** One try, as a word: the name of who got in, or the refusal's code. */
async function attempt(email: string, password: string, { address = newAddress(), minutes = 0 } = {}): Promise<string> {
  try {
    return (await signIn(accessContext(world.db, minutes), { input: { email, password }, address })).name;
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
  }
}

async function attempts(count: number, one: () => Promise<string>): Promise<string[]> {
  const outcomes: string[] = [];
  for (let at = 0; at < count; at += 1) outcomes.push(await one());
  return outcomes;
}

describe('signing in', () => {
  test('with the right password starts a session that stands, and is on record', async () => {
    const ada = await someone(world.db, 'admin');
    const entries = await entriesLeftBy(world.db, async () => {
      const ctx = accessContext(world.db);
      const input = { email: ada.email.toUpperCase(), password: PASSWORD };
      const seal = await signIn(ctx, { input, address: newAddress() });
      expect(await readSession(world.db, seal, ctx.now)).toEqual({ sessionId: seal.sessionId, account: ada });
    });
    expect(entries).toMatchObject([{ action: 'session.started', actor: { type: 'account', id: ada.id } }]);
  });

  test('with a wrong password and as nobody are refused in the same words, and leave no entry', async () => {
    const ada = await someone(world.db);
    const refusals: unknown[] = [];
    const entries = await entriesLeftBy(world.db, async () => {
      for (const email of [ada.email, 'nobody@example.com']) {
        const input = { email, password: 'not the password' };
        refusals.push(await signIn(accessContext(world.db), { input, address: newAddress() }).catch((error) => error));
      }
    });
    const [known, unknown] = refusals;
    expect(known).toMatchObject({ name: 'DomainError', code: 'UNAUTHENTICATED', more: {} });
    expect(unknown).toEqual(known);
    expect(entries).toEqual([]);
  });

  test('with the old password does not outlive a reset that came in between', async () => {
    const ada = await someone(world.db, 'admin');
    const passwordHash = await hashPassword('another horse battery');
    let late: Promise<string> | undefined;
    await world.db.transaction(async (tx) => {
      await lockAccess(tx);
      late = attempt(ada.email, PASSWORD); // verifies the old password, then queues behind this transaction
      await vi.waitFor(async () => expect(await lockWaits()).toBe(1), { timeout: 4_000, interval: 10 });
      await resetAdminPassword(tx, accessContext(world.db), { account: ada, passwordHash });
    });
    expect(await late).toBe('UNAUTHENTICATED');
    expect(await openSessions(ada.id)).toBe(0);
  });

  test('leaves nothing behind of attempts and sessions that are over', async () => {
    const ada = await someone(world.db);
    await attempt(ada.email, 'not the password');
    await attempt(ada.email, PASSWORD);
    await attempt((await someone(world.db)).email, PASSWORD, { minutes: 60 * 24 * 15 });
    expect(await openSessions(ada.id)).toBe(0);
    // The latest attempt's account and address were given back, and stay for their quarter of an hour.
    expect(await world.db.$count(signInAttempts)).toBe(2);
  });
});

describe('guessing', () => {
  test('one account from one address ends after five tries, for a quarter of an hour, even with the right one', async () => {
    const { email } = await someone(world.db);
    const address = newAddress();
    const outcomes = await attempts(6, () => attempt(email, 'not the password', { address }));
    expect(outcomes).toEqual([...Array(5).fill('UNAUTHENTICATED'), 'TOO_MANY_ATTEMPTS']);
    expect(await attempt(email, PASSWORD, { address, minutes: 14 })).toBe('TOO_MANY_ATTEMPTS');
    expect(await attempt(email, PASSWORD, { address, minutes: 15 })).toBe('Ada');
  });

  test('twenty times at once is no more than five tries', async () => {
    const { email } = await someone(world.db);
    const address = newAddress();
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, () => attempt(email, 'not the password', { address })),
    );
    expect(outcomes.filter((outcome) => outcome === 'UNAUTHENTICATED')).toHaveLength(5);
    expect(outcomes.filter((outcome) => outcome === 'TOO_MANY_ATTEMPTS')).toHaveLength(15);
  });

  test('an address that has no account ends in the same way', async () => {
    const address = newAddress();
    const outcomes = await attempts(6, () => attempt('nobody-2@example.com', 'not the password', { address }));
    expect(outcomes.at(-1)).toBe('TOO_MANY_ATTEMPTS');
  });

  test('many accounts from one address ends after fifty tries; one’s own account does not buy more', async () => {
    const own = await someone(world.db);
    const address = newAddress();
    for (let at = 0; at < 50; at += 1) await world.db.execute(spentOne(address));
    expect(await attempt('victim@example.com', 'not the password', { address })).toBe('TOO_MANY_ATTEMPTS');
    expect(await attempt(own.email, PASSWORD, { address })).toBe('TOO_MANY_ATTEMPTS');
    expect(await attempt(own.email, PASSWORD, { address, minutes: 16 })).toBe('Ada');
  });

  test('a right password counts for nothing: an office of sixty behind one address gets in', async () => {
    const { email } = await someone(world.db);
    const address = newAddress();
    const outcomes = await attempts(52, () => attempt(email, PASSWORD, { address }));
    expect(new Set(outcomes)).toEqual(new Set(['Ada']));
  });

  test('hammering an account from everywhere leaves each address two tries, and its owner one that works', async () => {
    const { email } = await someone(world.db, 'admin');
    for (let machine = 0; machine < 6; machine += 1) {
      const address = newAddress();
      await attempts(5, () => attempt(email, 'not the password', { address }));
    }
    const another = newAddress();
    const outcomes = await attempts(3, () => attempt(email, 'not the password', { address: another }));
    expect(outcomes).toEqual(['UNAUTHENTICATED', 'UNAUTHENTICATED', 'TOO_MANY_ATTEMPTS']);
    expect(await attempt(email, PASSWORD)).toBe('Ada');
  });

  test('says nothing in the database about whose account or address it was', async () => {
    const address = newAddress();
    await attempt('nobody-3@example.com', 'not the password', { address });
    const rows = await world.db.select().from(signInAttempts);
    expect(rows.every(({ subject }) => /^[0-9a-f]{64}$/.test(subject))).toBe(true);
  });

  test('never grows the history', async () => {
    const before = (await accessEntries(world.db)).length;
    await attempts(10, () => attempt('nobody-4@example.com', 'not the password'));
    expect(await accessEntries(world.db)).toHaveLength(before);
  });
});

/** As fifty guesses at fifty accounts would leave it, without fifty hashes. */
function spentOne(address: string) {
  return sql`insert into sign_in_attempts (subject, count, window_started_at)
    values (encode(sha256(convert_to(${`address\n${address}`}, 'UTF8')), 'hex'), 1, '2026-11-22T12:00:00Z')
    on conflict (subject) do update set count = sign_in_attempts.count + 1`;
}

async function openSessions(userId: number): Promise<number> {
  return world.db.$count(sessions, eq(sessions.userId, userId));
}

async function lockWaits(): Promise<number> {
  const [row] = await world.db.execute<{ count: number }>(
    sql`select count(*)::int as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
  );
  return row?.count ?? 0;
}
