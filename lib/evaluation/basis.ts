import { residentSnapshots } from '@/lib/snapshot/resident-snapshots';
import type { Basis } from './answer';

/** What this process can answer from at `now` (ms of the wall clock). Take it once a request and pass it on. */
export function basisOf(environment: string, now: number): Basis {
  const store = residentSnapshots();
  return {
    snapshot: store?.current(environment) ?? null,
    unconfirmedForMs: store?.unconfirmedForMs(environment) ?? Number.POSITIVE_INFINITY,
    now,
  };
}
