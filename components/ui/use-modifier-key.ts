'use client'; // Only the browser knows its keyboard.

import { useSyncExternalStore } from 'react';

/** What the key for shortcuts is called here: ⌘ on Apple's keyboards, Ctrl on all others. */
export function useModifierKey(): '⌘' | 'Ctrl' {
  return useSyncExternalStore(
    subscribeToNothing,
    () => (/Mac|iPhone|iPad/.test(navigator.platform) ? '⌘' : 'Ctrl'),
    () => '⌘',
  );
}

function subscribeToNothing(): () => void {
  return () => {};
}
