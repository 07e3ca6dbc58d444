'use client'; // Tells the page that a script took over from the page that works without one.

import { useSyncExternalStore } from 'react';

/** False on the server and in the first render here, true from then on. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    subscribeToNothing,
    () => true,
    () => false,
  );
}

function subscribeToNothing(): () => void {
  return () => {};
}
