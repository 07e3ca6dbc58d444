import { sql } from 'drizzle-orm';
import type { Database } from '@/db/client';
import { configuration } from '@/lib/configuration';
import { log } from '@/lib/log';
import { signedHeaders, slackBody } from './messages';
import { openSecret } from './sealed-secret';
import { type Sent, send } from './send';

/** Requests that one process has under way. */
const UNDER_WAY_MAX = 64;
/** After so long a delivery that is under way is taken for lost, with the process that sent it. */
const LEASE_SECONDS = 30;
/** Between one try and the next, in seconds; the last of them again and again until a day is over. */
const WAITS_SECONDS = [5, 30, 120, 600, 1_800, 3_600, 7_200];
const GIVEN_UP_AFTER_SECONDS = 86_400;
/** A webhook that failed for so long is disabled, and says so. */
const DISABLED_AFTER_SECONDS = 86_400;

interface Claimed extends Record<string, unknown> {
  readonly id: string;
  readonly webhook: number;
  readonly message: string;
  readonly payload: string;
  readonly attempts: number;
  readonly kind: string;
  readonly url: string;
  /** Sealed, both. */
  readonly secret: string;
  readonly previous: string | null;
}

// Module code is evaluated once per bundle, two or three times in a process: what must be one lives on globalThis.
const process_ = globalThis as typeof globalThis & { __sluiceDeliveries?: Set<Promise<void>> };

/** What this process is sending at the moment. */
export function underWay(): Set<Promise<void>> {
  process_.__sluiceDeliveries ??= new Set();
  return process_.__sluiceDeliveries;
}

/**
 * Sends what is due, and waits for none of it: a receiver that hangs holds up its own line and nothing else. Of a line (a
 * flag in an environment) only the oldest is sent, so that each is told in order; at least once, as one whose process dies
 * is sent again.
 */
export async function deliverDue(db: Database): Promise<void> {
  const room = UNDER_WAY_MAX - underWay().size;
  if (room <= 0) return;
  for (const one of await claim(db, room)) {
    const sending = sendOne(db, one)
      .catch((error: unknown) =>
        log.warn({ error }, 'what came of a webhook’s delivery could not be noted: it is sent again'),
      )
      .finally(() => underWay().delete(sending));
    underWay().add(sending);
  }
}

async function claim(db: Database, room: number): Promise<Claimed[]> {
  return db.execute<Claimed>(sql`
    with due as (
      select d.id from webhook_deliveries d
      join webhooks w on w.id = d.webhook_id and w.disabled_at is null
      where d.state = 'pending' and d.next_at <= clock_timestamp()
        and not exists (
          select from webhook_deliveries before
          where before.webhook_id = d.webhook_id and before.line = d.line and before.state = 'pending' and before.id < d.id)
      order by d.next_at, d.id limit ${room} for update of d skip locked
    )
    update webhook_deliveries d
    set next_at = clock_timestamp() + ${LEASE_SECONDS} * interval '1 second', attempts = d.attempts + 1
    from due, webhooks w
    where d.id = due.id and w.id = d.webhook_id
    returning d.id::text as id, w.id as webhook, d.message_id as message, d.payload, d.attempts, w.kind, w.url, w.secret,
      case when w.previous_until > clock_timestamp() then w.previous_secret end as previous`);
}

async function sendOne(db: Database, one: Claimed): Promise<void> {
  const began = performance.now();
  const letter = await letterFor(one);
  const sent = letter ? await send(one.url, { ...letter, allowed: configuration().SLUICE_WEBHOOK_NETWORKS }) : UNSIGNED;
  await note(db, one, { ...sent, tookMs: Math.round(performance.now() - began) });
}

const UNSIGNED: Sent = {
  isTaken: false,
  status: null,
  answer: 'Not sent: this SESSION_SECRET does not open the secret that signs it. Give the webhook a new secret.',
};

/** What is sent; null where the secret to sign it with cannot be opened. */
async function letterFor(one: Claimed): Promise<{ body: string; headers: Record<string, string> } | null> {
  if (one.kind === 'slack') {
    return { body: slackBody(one.payload), headers: { 'content-type': 'application/json' } };
  }
  const secret = await openSecret(one.secret);
  if (secret === null) return null;
  const previous = one.previous === null ? null : await openSecret(one.previous);
  const secrets = { secret: secret.secret, previous: previous?.secret ?? null };
  const headers = signedHeaders({ messageId: one.message, body: one.payload, at: new Date() }, secrets);
  return { body: one.payload, headers };
}

async function note(
  db: Database,
  one: Claimed,
  { isTaken, status, answer, tookMs }: Sent & { tookMs: number },
): Promise<void> {
  const wait = WAITS_SECONDS[Math.min(one.attempts, WAITS_SECONDS.length) - 1] ?? 5;
  // Jitter, so that all that failed together does not come back together.
  const seconds = wait * (0.8 + Math.random() * 0.4);
  await db.execute(sql`
    update webhook_deliveries set
      sent_at = clock_timestamp(), status = ${status}, answer = ${answer}, took_ms = ${tookMs},
      state = case when ${isTaken} then 'delivered'
        when created_at < clock_timestamp() - ${GIVEN_UP_AFTER_SECONDS} * interval '1 second' then 'given-up'
        else 'pending' end,
      next_at = clock_timestamp() + ${seconds} * interval '1 second'
    where id = ${one.id}::bigint`);
  if (isTaken) {
    await db.execute(
      sql`update webhooks set failing_since = null where id = ${one.webhook} and failing_since is not null`,
    );
    return;
  }
  await db.execute(sql`
    update webhooks set
      failing_since = coalesce(failing_since, clock_timestamp()),
      disabled_at = case when failing_since < clock_timestamp() - ${DISABLED_AFTER_SECONDS} * interval '1 second'
        then clock_timestamp() else disabled_at end,
      disabled_because = case when failing_since < clock_timestamp() - ${DISABLED_AFTER_SECONDS} * interval '1 second'
        then ${`Every delivery failed for a day; the last: ${status ?? answer}`.slice(0, 300)} else disabled_because end
    where id = ${one.webhook}`);
}
