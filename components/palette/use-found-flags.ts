'use client'; // Looks while somebody types.

import { useEffect, useState } from 'react';
import { askFlags, type FoundFlag } from './ask-flags';

/** A pause in typing that is worth a question, ms. */
const PAUSE_MS = 80;

/** What a search has come to. The flags that were found last stay until the next ones are there. */
export interface Found {
  readonly status: 'looking' | 'found' | 'failed';
  readonly flags: readonly FoundFlag[];
  /** What they were found for. */
  readonly text: string;
}

const NOTHING: Found = { status: 'found', flags: [], text: '' };

/** The flags of an environment that a text is found in; none for an empty one. `asked` asks again. */
export function useFoundFlags(environment: string, text: string, asked: number): Found {
  const [found, setFound] = useState<Found>(NOTHING);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `asked` is there to ask again.
  useEffect(() => {
    if (text === '') {
      setFound(NOTHING);
      return;
    }
    const leaving = new AbortController();
    setFound((before) => ({ ...before, status: 'looking' }));
    const timer = setTimeout(async () => {
      try {
        const flags = await askFlags(environment, text, leaving.signal);
        if (!leaving.signal.aborted) setFound({ status: 'found', flags, text });
      } catch {
        if (!leaving.signal.aborted) setFound({ status: 'failed', flags: [], text });
      }
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      leaving.abort();
    };
  }, [environment, text, asked]);
  return found;
}
