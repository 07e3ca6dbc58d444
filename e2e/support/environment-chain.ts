import { asc, eq } from 'drizzle-orm';
import { expect } from 'vitest';
import type { Database } from '@/db/client';
import { environments, history } from '@/db/schema';
import { chainHash, type EntryBody } from '@/lib/history/entry';

/**
 * The entries of an environment, oldest first, after checking that nothing is missing and nothing was rewritten: every
 * hash is taken again from the stored text, the numbers have no gap, and the environment's row keeps the chain's head.
 */
export async function environmentChain(db: Database, key: string): Promise<(EntryBody & { readonly id: number })[]> {
  const [environment] = await db.select().from(environments).where(eq(environments.key, key));
  if (!environment) throw new Error(`There is no environment ${key}.`);
  const rows = await db
    .select()
    .from(history)
    .where(eq(history.chain, `environment:${environment.id}`))
    .orderBy(asc(history.sequence));
  let hash = '';
  rows.forEach((row, index) => {
    expect(row.sequence).toBe(index + 1);
    expect(row.previousHash).toBe(hash);
    hash = chainHash(hash, row.body);
    expect(row.hash).toBe(hash);
  });
  expect(environment).toMatchObject({ chainSequence: rows.length, chainHash: hash });
  return rows.map(({ id, body }) => ({ id, ...readEntry(body) }));
}

// The chain has just been verified: the text is one that `canonicalText` wrote.
function readEntry(text: string): EntryBody {
  return JSON.parse(text) as EntryBody;
}

/** An environment's revision and flag count, as its row says. */
export async function environmentRow(db: Database, key: string) {
  const [row] = await db
    .select({ revision: environments.revision, flagCount: environments.flagCount })
    .from(environments)
    .where(eq(environments.key, key));
  if (!row) throw new Error(`There is no environment ${key}.`);
  return row;
}
