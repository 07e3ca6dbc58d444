'use client'; // Asks how far a revision has come, until it is everywhere.

import { useSyncExternalStore } from 'react';
import type { RevisionReach } from '@/lib/instances/reach-of';
import { askReach, type ReachQuestion } from './ask-reach';
import { ReachWatch, type Watched } from './reach-watch';

const UNASKED: Watched = { reach: null, isOver: false };
/** More than a page shows at once. The oldest goes first. */
const WATCHES_MAX = 16;
/** By what is asked, so that the frame and a table ask once for both. */
const watches = new Map<string, ReachWatch>();

/** What is known of a revision's reach by now, starting from what the server knew. */
export function useReach(question: ReachQuestion, initial: RevisionReach | null): Watched {
  const watch = watchOf(question);
  const isKnown = initial?.isComplete === true;
  const watched = useSyncExternalStore(
    isKnown ? watchNothing : watch.subscribe,
    isKnown ? readNothing : watch.read,
    readNothing,
  );
  return isKnown ? { reach: initial, isOver: true } : { ...watched, reach: watched.reach ?? initial };
}

function watchOf(question: ReachQuestion): ReachWatch {
  const name = `${question.environment} ${question.revision}`;
  const known = watches.get(name);
  if (known) return known;
  const isLooking = () => document.visibilityState === 'visible';
  const watch = new ReachWatch({ ask: () => askReach(question), isLooking });
  // A server renders for everybody: it watches nothing, and keeps nothing.
  if (typeof document === 'undefined') return watch;
  watches.set(name, watch);
  for (const oldest of [...watches.keys()].slice(0, -WATCHES_MAX)) watches.delete(oldest);
  return watch;
}

function watchNothing(): () => void {
  return () => {};
}

function readNothing(): Watched {
  return UNASKED;
}
