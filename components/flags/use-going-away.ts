'use client'; // Takes an answer off the screen when it is settled and nobody is at it.

import { type RefObject, useCallback, useEffect, useEffectEvent, useState } from 'react';

/** Long enough to read it, and to reach for Undo. */
const STAYS_MS = 20_000;
const LOOK_EVERY_MS = 1_000;

/**
 * Lets a line go away by itself, once `what` it shows has arrived: after 20 s in which neither a pointer nor the
 * keyboard was at it. Gives what is to be called when it has.
 */
export function useGoingAway<T>({ line, what, onGone }: GoingAway<T>): () => void {
  const [arrived, setArrived] = useState<{ readonly what: T } | null>(null);
  const hasArrived = arrived !== null && arrived.what === what;
  const leave = useEffectEvent(onGone);
  useEffect(() => {
    if (!hasArrived) return;
    let idleMs = 0;
    const timer = setInterval(() => {
      const isBusy = line.current?.matches(':hover') || line.current?.querySelector(':focus-visible');
      idleMs = isBusy ? 0 : idleMs + LOOK_EVERY_MS;
      if (idleMs >= STAYS_MS) leave();
    }, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [hasArrived, line]);
  return useCallback(() => setArrived({ what }), [what]);
}

interface GoingAway<T> {
  readonly line: RefObject<HTMLElement | null>;
  readonly what: T;
  readonly onGone: () => void;
}
