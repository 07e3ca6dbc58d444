'use client'; // Fills in while the instances acknowledge. Without JavaScript it says what the server knew.

import { clsx } from 'clsx';
import { useEffect, useEffectEvent } from 'react';
import { useHydrated } from '@/components/ui/use-hydrated';
import type { RevisionReach } from '@/lib/instances/reach-of';
import { reachSentence } from './reach-words';
import { useReach } from './use-reach';

/**
 * How far a revision has come, in one line that fills in: "everywhere in 84 ms: 3 of 3 instances". Only the last word is
 * announced; it may stand inside of another live region.
 */
export function LiveReach({ environment, revision, initial = null, className, onComplete }: LiveReachProps) {
  const isLive = useHydrated();
  const { reach, isOver } = useReach({ environment, revision }, initial);
  const isComplete = reach?.isComplete === true;
  const sentence = reachSentence(reach, isOver);
  const isSettled = isLive && isOver;

  const complete = useEffectEvent(() => onComplete?.());
  useEffect(() => {
    if (isComplete) complete();
  }, [isComplete]);

  return (
    <>
      <span aria-live="off" aria-hidden={isSettled} className={clsx('text-ink-muted', className)}>
        {sentence}
      </span>
      <span role="status" className="sr-only">
        {isSettled && sentence}
      </span>
    </>
  );
}

interface LiveReachProps {
  environment: string;
  revision: number;
  /** What the server knew when it made the page. */
  initial?: RevisionReach | null | undefined;
  className?: string | undefined;
  onComplete?: (() => void) | undefined;
}
