import type { LoadedRows } from '@/lib/snapshot/snapshot';
import { CHANGE_CHANNEL, leaseKey, revisionKey, snapshotKey } from './keys';
import { openBody, sealBody } from './snapshot-body';
import type { Upstash } from './upstash';

/** How long one instance may take to fill a revision before another may try. */
export const LEASE_MS = 5_000;

// KEYS: floor, snapshot. ARGV: lineage, revision[, body]. The floor is `lineage:revision`.
// A different lineage loses to the caller, who has it from PostgreSQL. The body is never decoded here.
const READ_FLOOR = `
local floor = redis.call('GET', KEYS[1])
local lineage, revision = '', -1
if floor then
  local l, r = string.match(floor, '^(.*):(%d+)$')
  if l then lineage, revision = l, tonumber(r) end
end
local mine = tonumber(ARGV[2])
if lineage == ARGV[1] and revision > mine then return 0 end
`;

// A save of revision N: the floor rises to N, and what was cached below it is gone. Repeating it keeps a body of N.
const RAISE_FLOOR = `${READ_FLOOR}
if lineage == ARGV[1] and revision == mine then return 1 end
redis.call('SET', KEYS[1], ARGV[1] .. ':' .. ARGV[2])
redis.call('DEL', KEYS[2])
return 1`;

// A fill of revision N, refused below the floor: a fill that began before a save cannot bring the old snapshot back.
const FILL = `${READ_FLOOR}
redis.call('SET', KEYS[1], ARGV[1] .. ':' .. ARGV[2])
redis.call('SET', KEYS[2], ARGV[3])
return 1`;

// KEYS: floor, snapshot, lease. ARGV: lineage, revision, ms. A body lies there only beside the floor that it was filled at.
const TAKE_TURN = `${READ_FLOOR}
if lineage == ARGV[1] and revision == mine and redis.call('EXISTS', KEYS[2]) == 1 then return 0 end
if redis.call('SET', KEYS[3], '1', 'NX', 'PX', ARGV[3]) then return 1 end
return 2`;

export interface RevisionOf {
  readonly environment: string;
  readonly lineage: string;
  readonly revision: number;
}

/** Tells Upstash of a commit: the floor rises, the body goes, and whoever is subscribed hears of it. */
export async function raiseFloor(upstash: Upstash, revisionOf: RevisionOf): Promise<void> {
  const { environment, lineage, revision } = revisionOf;
  const pipeline = upstash.commands.pipeline();
  pipeline.eval(RAISE_FLOOR, [revisionKey(environment), snapshotKey(environment)], [lineage, `${revision}`]);
  // After the floor, so that whoever subscribes in between finds the revision there.
  pipeline.publish(CHANGE_CHANNEL, changeOf(revisionOf));
  await upstash.breaker.run(() => pipeline.exec());
}

/** The floors that Upstash knows of environments, each a revision that somebody committed. */
export async function readFloors(upstash: Upstash, environments: readonly string[]): Promise<readonly RevisionOf[]> {
  if (environments.length === 0) return [];
  const floors = await upstash.breaker.run(() => upstash.commands.mget<unknown[]>(environments.map(revisionKey)));
  return environments.flatMap((environment, index) => {
    const [, lineage, revision] = /^(.*):(\d{1,15})$/.exec(String(floors[index] ?? '')) ?? [];
    return lineage === undefined ? [] : [{ environment, lineage, revision: Number(revision) }];
  });
}

/** Whose turn it is to fill a revision: ours, another's at the moment, or nobody's, as there is no need. */
export type Turn = 'ours' | 'taken' | 'needless';

/** Takes the turn of filling a revision, unless Upstash has it, or knows of a newer one. */
export async function takeTurn(upstash: Upstash, { environment, lineage, revision }: RevisionOf): Promise<Turn> {
  const keys = [revisionKey(environment), snapshotKey(environment), leaseKey(environment, lineage, revision)];
  const answer = await upstash.breaker.run(() =>
    upstash.commands.eval(TAKE_TURN, keys, [lineage, `${revision}`, `${LEASE_MS}`]),
  );
  if (Number(answer) === 0) return 'needless';
  return Number(answer) === 1 ? 'ours' : 'taken';
}

export type Filled = 'filled' | 'below-floor' | 'too-big';

/**
 * Stores a snapshot, unless a newer revision is known already, and says that there is this one: whoever saved it may
 * have been killed before it could. One that is too big for Upstash still raises the floor.
 */
export async function fillSnapshot(upstash: Upstash, loaded: LoadedRows, secret: string): Promise<Filled> {
  const body = await sealBody(loaded, secret);
  if (body === null) {
    await raiseFloor(upstash, loaded);
    return 'too-big';
  }
  const { environment, lineage, revision } = loaded;
  const keys = [revisionKey(environment), snapshotKey(environment)];
  const answer = await upstash.breaker.run(() => upstash.bodies.eval(FILL, keys, [lineage, `${revision}`, body]));
  if (Number(answer) !== 1) return 'below-floor';
  await upstash.breaker.run(() => upstash.commands.publish(CHANGE_CHANNEL, changeOf(loaded)));
  return 'filled';
}

/** Reads the stored snapshot. Null for a miss, which includes anything that is not ours to the letter. */
export async function readSnapshot(upstash: Upstash, environment: string, secret: string): Promise<LoadedRows | null> {
  const text = await upstash.breaker.run(() => upstash.bodies.get(snapshotKey(environment)));
  return openBody(text, environment, secret);
}

function changeOf({ environment, revision, lineage }: RevisionOf): string {
  return JSON.stringify({ environment, revision, lineage });
}
