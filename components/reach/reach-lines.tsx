'use client'; // Each instance turns while one watches. Without JavaScript it shows what the server knew.

import { useHydrated } from '@/components/ui/use-hydrated';
import type { RevisionReach } from '@/lib/instances/reach-of';
import { InstanceLine } from './instance-line';
import { duration, reachSentence } from './reach-words';
import { useReach } from './use-reach';

/**
 * A change on its way: each instance a line that turns from the old revision to the new one with its milliseconds, until
 * "Gone everywhere in 84 ms". The last line alone is announced.
 */
export function ReachLines({ environment, revision, from, donePrefix, initial = null }: ReachLinesProps) {
  const isLive = useHydrated();
  const { reach, isOver } = useReach({ environment, revision }, initial);
  return (
    <div className="grid gap-2">
      <ul aria-label="Instances" className="divide-y divide-line border-line border-y">
        {reach?.instances.map((instance) => (
          <InstanceLine key={instance.id} instance={instance} from={from} to={revision} />
        ))}
        {!reach && <li className="flex h-9 items-center text-ink-muted text-sm">Asking the instances</li>}
      </ul>
      <p role="status" aria-live={isLive && isOver ? 'polite' : 'off'} className="min-h-5 font-medium text-sm">
        {reach?.isComplete ? doneSentence(reach, donePrefix) : isOver && reachSentence(reach, isOver)}
      </p>
    </div>
  );
}

function doneSentence(reach: RevisionReach, donePrefix: string): string {
  const silent = reach.instances.filter(({ state }) => state === 'silent').length;
  const done = reach.ms === null ? donePrefix.replace(/ in$/, '') : `${donePrefix} ${duration(reach.ms)}`;
  return silent === 0 ? done : `${done}; ${silent} silent, which may still have it as it was`;
}

interface ReachLinesProps {
  environment: string;
  /** The revision of the change, and the one before it. */
  revision: number;
  from: number;
  /** What precedes the milliseconds in the end: "Gone everywhere in". */
  donePrefix: string;
  initial?: RevisionReach | null | undefined;
}
