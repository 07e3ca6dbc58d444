import type { ChangeContext } from '@/lib/change-context';
import { configuration } from '@/lib/configuration';
import { log } from '@/lib/log';
import { residentSnapshots } from '@/lib/snapshot/resident-snapshots';
import { within } from '@/lib/within';
import { BreakerOpen } from './breaker';
import { flagTag } from './keys';
import { clearNeighbours } from './neighbours';
import { raiseFloor } from './snapshot-cache';
import { upstash } from './upstash';

/** How long a save waits for its own instance to hold what it saved. The commit stands either way. */
const OWN_SNAPSHOT_TIMEOUT_MS = 2_000;

export type Layer = 'snapshot' | 'upstash' | 'tags';

/** One layer that was told, and how long that took. `told: false` where it did not answer; the safety nets follow. */
export interface LayerReach {
  readonly layer: Layer;
  readonly told: boolean;
  readonly ms: number;
}

/** How far a change has travelled when its saver gets the answer: this instance's layers, inside-out. */
export type Reach = readonly LayerReach[];

export interface Committed {
  readonly lineage: string;
  readonly touched: readonly {
    readonly key: string;
    readonly revision: number;
    readonly touchedFlags: ReadonlySet<string>;
  }[];
}

/**
 * Tells the caches of a commit, inside-out: own snapshot, then Upstash, then Next's tags. In that order, because each
 * layer refills from the one before: a tag expired first could be refilled from a snapshot that is still old.
 * Never throws: the change is committed, and whoever could not be told hears it from a listener or a poll.
 */
export async function announce(ctx: Pick<ChangeContext, 'expireTags'>, committed: Committed): Promise<Reach> {
  if (committed.touched.length === 0) return [];
  const snapshots = residentSnapshots();
  const cache = upstash();
  const reach: LayerReach[] = [];
  if (snapshots) {
    reach.push(
      await tell('snapshot', () =>
        within(
          OWN_SNAPSHOT_TIMEOUT_MS,
          Promise.all(
            committed.touched.map(({ key, revision }) => snapshots.noticed(key, revision, committed.lineage)),
          ),
        ),
      ),
    );
  }
  if (cache) {
    reach.push(
      await tell('upstash', async () => {
        // The article's layout knows no environments: it shows the one that this app's own pages use.
        const own = committed.touched.find(({ key }) => key === configuration().SLUICE_ENVIRONMENT);
        // Side by side: one that fails keeps no other from being told, and a save waits for one timeout, not for two.
        await Promise.all([
          ...committed.touched.map(({ key: environment, revision }) =>
            raiseFloor(cache, { environment, lineage: committed.lineage, revision }),
          ),
          clearNeighbours(cache, [...(own?.touchedFlags ?? [])]),
        ]);
      }),
    );
  }
  const tags = committed.touched.flatMap(({ key, touchedFlags }) =>
    [...touchedFlags].map((flag) => flagTag(key, flag)),
  );
  reach.push(await tell('tags', async () => ctx.expireTags(tags)));
  return reach;
}

async function tell(layer: Layer, work: () => Promise<unknown>): Promise<LayerReach> {
  const began = performance.now();
  let told = true;
  try {
    await work();
  } catch (error) {
    told = false;
    // An open breaker has said so once, when it opened.
    if (!(error instanceof BreakerOpen)) log.warn({ layer, error }, 'a layer could not be told of a change');
  }
  return { layer, told, ms: Math.round((performance.now() - began) * 10) / 10 };
}
