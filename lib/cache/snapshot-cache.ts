import type { LoadedRows } from '@/lib/snapshot/snapshot';
import { leaseKey, NEIGHBOUR_CHANNEL, neighbourFlagKey, revisionKey, snapshotKey } from './keys';
import { openBody, sealBody } from './snapshot-body';
import type { Upstash } from './upstash';

/** How long one instance may take to fill a revision before another may try. */
const LEASE_MS = 5_000;

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

export interface RevisionOf {
  readonly environment: string;
  readonly lineage: string;
  readonly revision: number;
}

/** Tells Upstash of a commit: the floor rises, the snapshot's body goes. Rejects where Upstash does not answer. */
export async function raiseFloor(upstash: Upstash, { environment, lineage, revision }: RevisionOf): Promise<void> {
  await upstash.breaker.run(() =>
    upstash.commands.eval(RAISE_FLOOR, [revisionKey(environment), snapshotKey(environment)], [lineage, `${revision}`]),
  );
}

/** Clears what neighbours keep of these flags in the article's layout, and tells their workers. */
export async function clearNeighbours(upstash: Upstash, flagKeys: readonly string[]): Promise<void> {
  if (flagKeys.length === 0) return;
  const pipeline = upstash.commands.pipeline();
  pipeline.del(...flagKeys.map(neighbourFlagKey));
  for (const key of flagKeys) pipeline.publish(NEIGHBOUR_CHANNEL, key);
  await upstash.breaker.run(() => pipeline.exec());
}

/** Takes the lease of filling a revision. False where another instance has it. */
export async function takeLease(upstash: Upstash, { environment, revision }: RevisionOf): Promise<boolean> {
  const taken = await upstash.breaker.run(() =>
    upstash.commands.set(leaseKey(environment, revision), '1', { nx: true, px: LEASE_MS }),
  );
  return taken === 'OK';
}

export type Filled = 'filled' | 'below-floor' | 'too-big';

/** Stores a snapshot, unless a newer revision is known already. */
export async function fillSnapshot(upstash: Upstash, loaded: LoadedRows, secret: string): Promise<Filled> {
  const body = await sealBody(loaded, secret);
  if (body === null) return 'too-big';
  const { environment, lineage, revision } = loaded;
  const keys = [revisionKey(environment), snapshotKey(environment)];
  const answer = await upstash.breaker.run(() => upstash.bodies.eval(FILL, keys, [lineage, `${revision}`, body]));
  return Number(answer) === 1 ? 'filled' : 'below-floor';
}

/** Reads the stored snapshot. Null for a miss, which includes anything that is not ours to the letter. */
export async function readSnapshot(upstash: Upstash, environment: string, secret: string): Promise<LoadedRows | null> {
  const text = await upstash.breaker.run(() => upstash.bodies.get(snapshotKey(environment)));
  return openBody(text, environment, secret);
}
