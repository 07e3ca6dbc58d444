'use client'; // Asks whom the edits of this moment would touch, once typing pauses.

import { useEffect, useState } from 'react';
import type { PendingChange } from '@/components/flags/pending-edits';
import { askRadius, type Radius } from './ask-radius';
import { radiusWords } from './radius-words';

const TYPING_PAUSE_MS = 300;

/** Whom the pending edits of a table would touch, in all. Silent until it is known. */
export function RadiusLine({ environment, changes }: { environment: string; changes: readonly PendingChange[] }) {
  const asked = JSON.stringify(changes);
  const [known, setKnown] = useState<{ asked: string; radius: Radius | null } | null>(null);
  useEffect(() => {
    const over = new AbortController();
    const timer = setTimeout(async () => {
      const radius = await askRadius(environment, JSON.parse(asked), over.signal);
      if (!over.signal.aborted) setKnown({ asked, radius });
    }, TYPING_PAUSE_MS);
    return () => {
      clearTimeout(timer);
      over.abort();
    };
  }, [environment, asked]);
  if (known?.asked !== asked || known.radius === null) return null;
  return <p className="text-ink-muted text-sm">{radiusWords(known.radius)}</p>;
}
