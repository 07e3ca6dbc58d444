import { setTimeout as sleep } from 'node:timers/promises';
import { reachOf } from '@/lib/instances/reach-of';
import { makeFlags } from '../chaos/load/make-flags';
import { save } from '../chaos/load/saver';
import { ENVIRONMENT } from '../chaos/world/flags';
import { withWorld } from '../chaos/world/with-world';
import type { World } from '../chaos/world/world';
import { Evaluations } from './evaluations';
import { quantiles } from './quantiles';

const SAVES = 500;
/** A little above the 200 that were promised, as some come late. */
const EVALUATIONS_PER_SECOND = 210;
const WARM_UP_MS = 3_000;
/** The last acknowledgements come within a heartbeat. */
const ACKNOWLEDGED_MS = 3_000;

/**
 * Prints, for saves made one after the other on one of three servers under load, how long it took from the save's answer
 * until each server answered from it, as its callers see it, and how long until all had acknowledged it. The words are
 * the number of saves and the evaluations a second and server, where they are to be others.
 */
export async function benchReach(words: readonly string[], stop: AbortSignal): Promise<number> {
  const [saves = SAVES, perSecond = EVALUATIONS_PER_SECOND] = words.map(Number);
  return withWorld('reach', { stop, isGated: false }, (world) => measure(world, { saves, perSecond, stop }));
}

async function measure(
  world: World,
  { saves, perSecond, stop }: { readonly saves: number; readonly perSecond: number; readonly stop: AbortSignal },
): Promise<number> {
  const servers = await Promise.all(['A', 'B', 'C'].map((name) => world.startServer(name)));
  await makeFlags(world, servers[0]?.url ?? '');
  const loads = servers.map(({ name, url }) => new Evaluations(name, url ?? ''));
  for (const load of loads) void load.run(perSecond);
  await sleep(WARM_UP_MS, undefined, { signal: stop });
  const answeredBefore = loads.map(({ answered }) => answered);
  const startedAt = performance.now();
  const { revisions, seen } = await saveAndSee(world, { url: servers[0]?.url ?? '', loads, saves, stop });
  const seconds = (performance.now() - startedAt) / 1_000;
  const rates = loads.map(({ name, answered }, index) => {
    return `${name} ${Math.round((answered - (answeredBefore[index] ?? 0)) / seconds)}`;
  });
  for (const load of loads) load.stop();
  await sleep(ACKNOWLEDGED_MS, undefined, { signal: stop });
  const acknowledged = await acknowledgedAfter(world, revisions);
  console.log(`\n| ${saves} saves on A, one after the other | p50 | p99 | max |\n| --- | ---: | ---: | ---: |`);
  for (const [index, { name }] of loads.entries()) {
    console.log(
      row(
        `its answer → ${name} answers from it`,
        seen.map((one) => one[index] ?? Number.NaN),
      ),
    );
  }
  console.log(
    row(
      'its answer → all three answer from it',
      seen.map((one) => Math.max(...one)),
    ),
  );
  console.log(row('the change → acknowledged by all three (the database’s clock)', acknowledged));
  const backwards = loads.reduce((sum, load) => sum + load.backwards, 0);
  const skipped = loads.reduce((sum, load) => sum + load.skipped, 0);
  console.log(
    `\nEvaluations answered a second: ${rates.join(', ')} (${skipped} more were due). ` +
      `${saves} saves in ${seconds.toFixed(1)} s. Answers older than one before: ${backwards}.`,
  );
  return backwards === 0 ? 0 : 1;
}

async function saveAndSee(
  { adminToken }: World,
  { url, loads, saves, stop }: { url: string; loads: readonly Evaluations[]; saves: number; stop: AbortSignal },
): Promise<{ revisions: number[]; seen: number[][] }> {
  const revisions: number[] = [];
  const seen: number[][] = [];
  for (let number = 0; number < saves; number += 1) {
    stop.throwIfAborted();
    const { told } = await save(url, adminToken, number);
    if (told.as !== 'saved') throw new Error(`A save was not made: ${told.words}`);
    const answeredAt = performance.now();
    const { revision } = told;
    revisions.push(revision);
    seen.push(
      await Promise.all(
        loads.map(async (load) => {
          await load.until(revision);
          return performance.now() - answeredAt;
        }),
      ),
    );
  }
  return { revisions, seen };
}

async function acknowledgedAfter({ db }: World, revisions: readonly number[]): Promise<number[]> {
  const times: number[] = [];
  for (const revision of revisions) {
    const { ms, isComplete } = await reachOf(db, { environment: ENVIRONMENT, revision });
    if (ms !== null && isComplete) times.push(ms);
  }
  return times;
}

function row(what: string, ms: readonly number[]): string {
  return `| ${[what, ...quantiles(ms)].join(' | ')} |`;
}
