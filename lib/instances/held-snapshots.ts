import type { SnapshotStore } from '@/lib/snapshot/store';
import type { HeldSnapshot } from './tell';

/** What a process answers from, environment by environment; of `acknowledged` it is said for the first time. */
export function heldSnapshots(store: SnapshotStore | null, acknowledged: ReadonlySet<string>): HeldSnapshot[] {
  if (!store) return [];
  return store.environments().flatMap((environment) => {
    const snapshot = store.current(environment);
    const origin = store.originOf(environment);
    if (!snapshot || !origin) return [];
    const unconfirmedForMs = store.unconfirmedForMs(environment);
    return {
      environment,
      lineage: snapshot.lineage,
      revision: snapshot.revision,
      flagCount: snapshot.flags.size,
      origin,
      unconfirmedForMs: Number.isFinite(unconfirmedForMs) ? unconfirmedForMs : null,
      isAcknowledged: acknowledged.has(environment) && origin === 'postgres',
    };
  });
}
