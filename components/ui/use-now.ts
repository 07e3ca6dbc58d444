'use client'; // Keeps relative times true on a page that stays open.

import { useEffect, useState } from 'react';

const TICK_MS = 30_000;

/**
 * The server's `now`, carried forward by the time that passed here. Not this machine's clock: where that one is wrong,
 * every time on the page would jump at the first tick.
 */
export function useNow(serverNowMs: number): number {
  const [tick, setTick] = useState({ serverNowMs, elapsedMs: 0 });
  useEffect(() => {
    const startMs = performance.now();
    const timer = setInterval(() => setTick({ serverNowMs, elapsedMs: performance.now() - startMs }), TICK_MS);
    return () => clearInterval(timer);
  }, [serverNowMs]);
  return serverNowMs + (tick.serverNowMs === serverNowMs ? tick.elapsedMs : 0);
}
