import { unstable_cache } from 'next/cache';
import { configuration } from '@/lib/configuration';
import { renderBasis } from '@/lib/evaluation/render-basis';
import type { Snapshot } from '@/lib/snapshot/snapshot';
import { flagTag } from './keys';

/**
 * Caches something that was rendered or computed from flags' answers, so that it can never outlive them.
 *
 * The newest revision among the flags, in the very snapshot that the render answers from, is part of the cache key: a fill that began before a save is stored under the old
 * revision, where nobody looks any more, and a restart or a second instance finds the right key by itself. The tags
 * only free the memory. Pass the answers themselves as arguments: a visitor's variant must be in the key too.
 *
 *     const figures = flagFragment('dashboard-figures', ['new_dashboard'], computeFigures);
 *     await figures(enabled);
 */
export function flagFragment<Arguments extends readonly (string | number | boolean | null)[], Result>(
  name: string,
  flagKeys: readonly string[],
  compute: (...args: Arguments) => Promise<Result>,
): (...args: Arguments) => Promise<Result> {
  return (...args) => {
    const environment = configuration().SLUICE_ENVIRONMENT;
    const revision = effectiveRevision(renderBasis().snapshot, flagKeys);
    // A process without a snapshot answers from nothing: no revision, so nothing that may be kept.
    if (revision === null) return compute(...args);
    const key = [name, environment, revision, ...args.map((arg) => JSON.stringify(arg))];
    const cached = unstable_cache(() => compute(...args), key, {
      tags: flagKeys.map((flagKey) => flagTag(environment, flagKey)),
    });
    return cached();
  };
}

/**
 * The newest revision that touched any of the flags or one that they ask for, with its lineage; saving another flag does
 * not change it.
 * Null in a process without a snapshot.
 */
export function effectiveRevision(snapshot: Snapshot | null, flagKeys: readonly string[]): string | null {
  if (!snapshot) return null;
  // A flag that asks others changes its answer with them.
  const asked = new Set(flagKeys);
  let newest = 0;
  for (const key of asked) {
    const flag = snapshot.flags.get(key);
    newest = Math.max(newest, flag?.revision ?? 0);
    for (const one of flag?.asks ?? []) asked.add(one);
  }
  return `${snapshot.lineage}:${newest}`;
}
