import type { InstanceReach, RevisionReach } from '@/lib/instances/reach-of';

/** How far revision 1,284 has come, for tests: an instance is `[name, ms]`, or `[name, 'waiting', held]`, or silent. */
export function someReach(...said: readonly (readonly [string, number | null | 'waiting' | 'silent', number?])[]) {
  const instances = said.map(([name, how, held]): InstanceReach => {
    const state = how === 'waiting' || how === 'silent' ? how : 'holds';
    return { id: name, name, state, ms: typeof how === 'number' ? how : null, revision: held ?? null };
  });
  const here = instances.filter(({ state }) => state !== 'silent');
  const times = here.flatMap(({ ms }) => (ms === null ? [] : [ms]));
  return {
    environment: 'production',
    revision: 1284,
    madeAt: '2026-11-22T12:00:00.000Z',
    instances,
    isComplete: here.length > 0 && here.every(({ state }) => state === 'holds'),
    ms: times.length > 0 ? Math.max(...times) : null,
  } satisfies RevisionReach;
}
