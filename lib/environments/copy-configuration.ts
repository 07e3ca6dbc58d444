import { refuseUnlessMayRead, rightsOf } from '@/lib/auth/rights';
import type { ChangeContext } from '@/lib/change-context';
import { DomainError } from '@/lib/domain-error';
import { versionConflict } from '@/lib/flags/conflict';
import { type FlagRow, readFlagRows } from '@/lib/flags/flag-row';
import { flagNotFound, refuseArchived } from '@/lib/flags/rows-in-door';
import { writeFields } from '@/lib/flags/write-fields';
import { type Changed, change } from '@/lib/history/change';
import { parseInput } from '@/lib/parse-input';
import { dependencyOf } from '@/lib/targeting/dependencies';
import { copiedFields, idsOf } from './compare-environments';
import { copyInput } from './schema';

/**
 * Copies how flags are decided from one environment into another: all that were chosen, as one change, or none. No kill is
 * copied or lifted. Gives the keys that changed. Throws NOT_FOUND, FORBIDDEN,
 * INVALID_INPUT, and CONFLICT where a version is stale or a
 * plan leads a flag.
 */
export async function copyConfiguration(
  ctx: ChangeContext,
  { environment: to, input }: { readonly environment: string; readonly input: unknown },
): Promise<Changed<string[]>> {
  const { from, flags: chosen, parts, note } = parseInput(copyInput, input);
  if (from === to) {
    throw new DomainError('INVALID_INPUT', `Copy from another environment than ${to}.`, { field: 'from' });
  }
  refuseUnlessMayRead(rightsOf(ctx.actor).reads, from);
  const ids = await idsOf(ctx.db, [from, to]);
  // Both are held: what is copied is what is there at that moment. One may copy from what is retired, and not into it.
  return change(ctx, { environments: [from, to], changes: [to], evenRetired: true, note }, async (door) => {
    const keys = chosen.map(({ key }) => key);
    const rows = await readFlagRows(door.tx, keys, [...ids.values()]);
    const pairs = chosen.map(({ key, version }) => {
      const here = rows.find((row) => row.key === key && row.environment === to);
      const there = rows.find((row) => row.key === key && row.environment === from);
      if (!here || !there) throw flagNotFound(key);
      return { here, there, version };
    });
    const overtaken = pairs.filter(({ here, version }) => version !== undefined && version !== here.version);
    if (overtaken.length > 0) {
      throw await versionConflict(
        door.tx,
        overtaken.map(({ here }) => here),
      );
    }
    refuseArchived(rows);
    const copied: string[] = [];
    for (const { here, there } of inOrder(pairs)) {
      const wanted = copiedFields(there, parts);
      const changed = await writeFields(door, [here], { environment: to, wanted, action: 'flag.edited' });
      if (changed) copied.push(here.key);
    }
    return copied;
  });
}

/**
 * What others ask for comes before them: each is written with its new dependencies already as they will be, so that no
 * cycle stands in between that neither environment has.
 */
function inOrder<Pair extends { readonly there: FlagRow }>(pairs: readonly Pair[]): readonly Pair[] {
  const byKey = new Map(pairs.map((pair) => [pair.there.key, pair]));
  const ordered: Pair[] = [];
  const seen = new Set<Pair>();
  const visit = (pair: Pair) => {
    if (seen.has(pair)) return;
    seen.add(pair);
    for (const key of dependencyOf(pair.there).asks.keys()) {
      const asked = byKey.get(key);
      if (asked) visit(asked);
    }
    ordered.push(pair);
  };
  for (const pair of pairs) visit(pair);
  return ordered;
}
