import { and, asc, desc, eq, gt, gte, like, lt, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Queryable } from '@/db/client';
import { environments, history } from '@/db/schema';
import { whoMadeIt } from './who';

const word = (max: number) =>
  z
    .string()
    .max(max, { error: `Use at most ${max} characters.` })
    .refine((text) => !text.includes('\0'), { error: 'A NUL character is in no entry.' });
const day = z.iso.date({ error: 'Use a date such as 2026-11-29.' });

/** What entries are asked for by: who, what, when, which flag, where. What is left out is not looked at. */
export const entriesInput = z.strictObject({
  /** `account:7`, `token:3` or `system`. */
  who: z
    .string()
    .regex(/^(?:(?:account|token):\d{1,9}|system)$/, { error: 'Use account:7, token:3 or system.' })
    .optional(),
  /** An action, or what it begins with: `flag.killed`, `flag.`. */
  what: z
    .string()
    .regex(/^[a-z-]{1,30}(?:\.[a-z-]{0,30})?$/, {
      error: 'Use an action such as flag.killed, or flag. for all of a kind.',
    })
    .optional(),
  /** Days in UTC, both included. */
  from: day.optional(),
  to: day.optional(),
  flag: word(100).optional(),
  /** An environment's key, or `access` for accounts, tokens and sessions. */
  environment: word(40).optional(),
});

export type EntriesQuery = z.infer<typeof entriesInput>;

/** An entry with everything that the chain keeps of it: `body` is the text that was hashed. */
export interface FoundEntry {
  readonly id: number;
  readonly chain: string;
  readonly sequence: number;
  readonly at: Date;
  readonly who: string;
  readonly body: string;
  readonly previousHash: string;
  readonly hash: string;
}

/** Finds entries of all chains, a page at a time: the newest first and older than `beforeId`, or the oldest first and after `afterId`. */
export async function findEntries(
  db: Queryable,
  query: EntriesQuery,
  page: { readonly limit: number } & ({ readonly beforeId?: number } | { readonly afterId: number }),
): Promise<FoundEntry[]> {
  const isAscending = 'afterId' in page;
  const beyond = isAscending ? gt(history.id, page.afterId) : page.beforeId && lt(history.id, page.beforeId);
  return db
    .select({
      id: history.id,
      chain: history.chain,
      sequence: history.sequence,
      at: history.at,
      who: whoMadeIt,
      body: history.body,
      previousHash: history.previousHash,
      hash: history.hash,
    })
    .from(history)
    .leftJoin(environments, eq(environments.id, history.environmentId))
    .where(and(...conditionsOf(query), beyond || undefined))
    .orderBy(isAscending ? asc(history.id) : desc(history.id))
    .limit(page.limit);
}

function conditionsOf({ who, what, from, to, flag, environment }: EntriesQuery): (SQL | undefined)[] {
  const [type = '', id] = who?.split(':') ?? [];
  return [
    who === undefined ? undefined : eq(history.actorType, type),
    id === undefined ? undefined : eq(history.actorId, Number(id)),
    what === undefined ? undefined : what.endsWith('.') ? like(history.action, `${what}%`) : eq(history.action, what),
    from === undefined ? undefined : gte(history.at, sql`${from}::timestamp at time zone 'UTC'`),
    to === undefined ? undefined : lt(history.at, sql`(${to}::date + 1)::timestamp at time zone 'UTC'`),
    flag === undefined ? undefined : eq(history.flagKey, flag),
    environment === undefined
      ? undefined
      : environment === 'access'
        ? eq(history.chain, 'access')
        : eq(environments.key, environment),
  ];
}
