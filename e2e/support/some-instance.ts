import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import type { Database } from '@/db/client';
import { acknowledgements, installation, instances } from '@/db/schema';
import { type HeldSnapshot, type Told, tell } from '@/lib/instances/tell';
import type { Instance } from '@/lib/instances/this-instance';
import { PRODUCTION } from './flag-world';

/** An instance that tells of itself what a test says. */
export interface SomeInstance extends Instance {
  /** Tells that it holds a revision of production; unless said otherwise, for the first time and from PostgreSQL. */
  holds(revision: number, said?: Partial<HeldSnapshot>, told?: Partial<Told>): Promise<void>;
  /** Tells of itself without holding anything. */
  isThere(told?: Partial<Told>): Promise<void>;
  /** Makes it as if it had last been heard of so long ago. */
  wasSeen(msAgo: number): Promise<void>;
  /** Makes it as if it had acknowledged a revision so long ago. */
  acknowledged(revision: number, msAgo: number): Promise<void>;
}

/** Makes an instance that has been running for a day. It is not in the database until it tells. */
export async function someInstance(db: Database, name: string): Promise<SomeInstance> {
  const instance = { id: randomUUID(), name, version: '0.1.0 (abc)' };
  const [row] = await db.select({ lineage: installation.lineage }).from(installation);
  const lineage = row?.lineage ?? '';
  const bus = { bus: 'listen', lastProblem: null } as const;
  const say = (snapshots: readonly HeldSnapshot[], told: Partial<Told>) =>
    tell(db, { instance, bus, snapshots, runningForMs: 86_400_000, now: Date.now(), ...told });
  const ago = (ms: number) => sql`clock_timestamp() - ${ms} * interval '1 millisecond'`;
  return {
    ...instance,
    isThere: (told = {}) => say([], told),
    holds(revision, said = {}, told = {}) {
      const held = { environment: PRODUCTION, lineage, revision, flagCount: 1, origin: 'postgres' } as const;
      return say([{ ...held, unconfirmedForMs: 0, isAcknowledged: true, ...said }], told);
    },
    async wasSeen(msAgo) {
      await db
        .update(instances)
        .set({ seenAt: ago(msAgo) })
        .where(eq(instances.id, instance.id));
    },
    async acknowledged(revision, msAgo) {
      await db
        .update(acknowledgements)
        .set({ at: ago(msAgo) })
        .where(sql`${acknowledgements.instanceId} = ${instance.id} and ${acknowledgements.revision} = ${revision}`);
    },
  };
}
