import { asc, sql } from 'drizzle-orm';
import { unionAll } from 'drizzle-orm/pg-core';
import type { Queryable } from '@/db/client';
import { environments, installation } from '@/db/schema';
import type { ChainOwner } from './verify-chain';

/** A chain that there should be, by its name in history. */
export interface KeptChain {
  readonly chain: string;
  readonly owner: ChainOwner;
}

/** The chains that there should be: one an environment, in their own order, then that of accounts and access. */
export async function keptChains(db: Queryable): Promise<KeptChain[]> {
  const heads = chainHeads(db);
  const rows = await db
    .select({ chain: heads.chain, id: heads.environmentId, key: heads.environment })
    .from(heads)
    .orderBy(sql`${heads.position} nulls last`, asc(heads.chain));
  return rows.map(({ chain, id, key }) => ({ chain, owner: id === null || key === null ? null : { id, key } }));
}

/** Every chain with the head that its writers keep, as a table to select from. No name in it is one of history's. */
export function chainHeads(db: Queryable) {
  const ofEnvironments = db
    .select({
      chain: sql<string>`'environment:' || ${environments.id}`.as('kept_chain'),
      environmentId: sql<number | null>`${environments.id}`.as('environment_id'),
      environment: sql<string | null>`${environments.key}`.as('environment'),
      position: sql<number | null>`${environments.position}`.as('position'),
      sequence: environments.chainSequence,
      hash: environments.chainHash,
    })
    .from(environments);
  const ofAccess = db
    .select({
      chain: sql<string>`'access'`.as('kept_chain'),
      environmentId: sql<number | null>`null::integer`.as('environment_id'),
      environment: sql<string | null>`null::text`.as('environment'),
      position: sql<number | null>`null::integer`.as('position'),
      sequence: installation.chainSequence,
      hash: installation.chainHash,
    })
    .from(installation);
  return unionAll(ofEnvironments, ofAccess).as('heads');
}
