import { eq, sql } from 'drizzle-orm';
import type { Database } from '@/db/client';
import { signInAttempts } from '@/db/schema';
import { sha256 } from './secret';

/**
 * Three counts of failed sign-ins, each over a quarter of an hour, in the database so that a restart and a second
 * instance change nothing.
 * - Account and address together: strict. This is somebody guessing.
 * - Address: loose. This is somebody trying one password on many accounts, or an office behind one address.
 * - Account: looser still, and it refuses nobody, or hammering an account would lock its owner out. Beyond it each
 *   address is down to two tries at this account, so the owner's right password, from their own address, still works.
 */
export const ATTEMPT_WINDOW_MS = 15 * 60 * 1_000;
export const FAILURES_PER_ACCOUNT_AND_ADDRESS_MAX = 5;
export const FAILURES_PER_ACCOUNT_AND_ADDRESS_UNDER_ATTACK_MAX = 2;
export const FAILURES_PER_ADDRESS_MAX = 50;
export const FAILURES_PER_ACCOUNT_UNTIL_ATTACK = 30;

export interface Attempt {
  /** In lower case, whether or not it has an account: who has one must not show. */
  readonly email: string;
  readonly address: string;
}

/**
 * Counts an attempt as failed before it is made, so that a hundred at once are no more than a hundred in a row.
 * Hammering prolongs no refusal (a window runs from its first failure), and what is refused never counts against the
 * account. The address comes first: beyond its limit nothing is written, so nobody can fill the table with accounts.
 */
export async function spendAttempt(db: Database, attempt: Attempt, now: Date): Promise<'allowed' | 'too-many'> {
  const { account, address, pair } = subjectsOf(attempt);
  if (!(await spend(db, address, FAILURES_PER_ADDRESS_MAX, now))) return 'too-many';
  const underAttack = (await countOf(db, account, now)) >= FAILURES_PER_ACCOUNT_UNTIL_ATTACK;
  const pairMax = underAttack
    ? FAILURES_PER_ACCOUNT_AND_ADDRESS_UNDER_ATTACK_MAX
    : FAILURES_PER_ACCOUNT_AND_ADDRESS_MAX;
  if (!(await spend(db, pair, pairMax, now))) return 'too-many';
  await spend(db, account, FAILURES_PER_ACCOUNT_UNTIL_ATTACK, now);
  return 'allowed';
}

/** Takes the count back after a right password. Only this attempt's: one's own account must not pay for guesses at others. */
export async function giveBackAttempt(db: Database, attempt: Attempt): Promise<void> {
  const { account, address, pair } = subjectsOf(attempt);
  await db.delete(signInAttempts).where(eq(signInAttempts.subject, pair));
  for (const subject of [address, account]) {
    await db
      .update(signInAttempts)
      .set({ count: sql`greatest(${signInAttempts.count} - 1, 0)` })
      .where(eq(signInAttempts.subject, subject));
  }
}

/** Calls of one trigger in a quarter of an hour: a monitoring system that fires says it a few times. */
const TRIGGER_CALLS_MAX = 30;

/** Counts a call of a trigger. */
export async function spendTriggerCall(db: Database, triggerId: number, now: Date): Promise<'allowed' | 'too-many'> {
  return (await spend(db, sha256(`trigger\n${triggerId}`), TRIGGER_CALLS_MAX, now)) ? 'allowed' : 'too-many';
}

// Hashes, because a table of failures should not be a list of who has an account and where they live. The separator
// occurs in neither an e-mail address nor an IP address.
function subjectsOf({ email, address }: Attempt) {
  return {
    account: sha256(`account\n${email}`),
    address: sha256(`address\n${address}`),
    pair: sha256(`account and address\n${email}\n${address}`),
  };
}

// One statement: however many come at once, `max` of them find the row below `max`.
async function spend(db: Database, subject: string, max: number, now: Date): Promise<boolean> {
  const over = sql`${signInAttempts.windowStartedAt} <= ${windowStart(now)}`;
  const spent = await db
    .insert(signInAttempts)
    .values({ subject, count: 1, windowStartedAt: now })
    .onConflictDoUpdate({
      target: signInAttempts.subject,
      set: {
        count: sql`case when ${over} then 1 else ${signInAttempts.count} + 1 end`,
        windowStartedAt: sql`case when ${over} then excluded.window_started_at else ${signInAttempts.windowStartedAt} end`,
      },
      setWhere: sql`${over} or ${signInAttempts.count} < ${max}`,
    })
    .returning({ count: signInAttempts.count });
  return spent.length === 1;
}

async function countOf(db: Database, subject: string, now: Date): Promise<number> {
  const [row] = await db
    .select({ count: signInAttempts.count })
    .from(signInAttempts)
    .where(sql`${signInAttempts.subject} = ${subject} and ${signInAttempts.windowStartedAt} > ${windowStart(now)}`);
  return row?.count ?? 0;
}

function windowStart(now: Date) {
  return sql`${new Date(now.getTime() - ATTEMPT_WINDOW_MS).toISOString()}::timestamptz`;
}
