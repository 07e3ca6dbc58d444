'use client'; // The draft lives in this browser and nowhere else.

import { useSyncExternalStore } from 'react';

const STORED_UNDER = 'sluice.draft';

const SAMPLE = `## Tasting notes, Monday

The new roast is *lighter* than we thought: citrus first, then **caramel**.

- [x] Cup it blind
- [ ] Ask Ines about the water
- [ ] Write the label

> Sweeter as it cools.
`;

let held: string | null = null;
const listeners = new Set<() => void>();

/** The text being written, kept in this browser: the same whichever editor a visitor gets. */
export function useDraft(): [string, (text: string) => void] {
  return [useSyncExternalStore(listen, draft, () => SAMPLE), keep];
}

function listen(changed: () => void): () => void {
  listeners.add(changed);
  return () => listeners.delete(changed);
}

function draft(): string {
  held ??= read() ?? SAMPLE;
  return held;
}

function keep(text: string): void {
  held = text;
  // A browser that stores nothing still edits.
  try {
    localStorage.setItem(STORED_UNDER, text);
  } catch {}
  for (const changed of listeners) changed();
}

function read(): string | null {
  try {
    return localStorage.getItem(STORED_UNDER);
  } catch {
    return null;
  }
}
