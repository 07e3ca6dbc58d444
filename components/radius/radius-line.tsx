'use client'; // Asks whom the edits of this moment would touch, once typing pauses.

import { useEffect, useState } from 'react';
import { askRadius, type Radius, type RadiusEdit } from './ask-radius';
import { radiusWords } from './radius-words';

const TYPING_PAUSE_MS = 300;

/** Whom edits that are not saved would touch, in all. Silent until it is known. */
export function RadiusLine({ environment, edits }: { environment: string; edits: readonly RadiusEdit[] }) {
  const asked = JSON.stringify(edits);
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
  return (
    <p role="status" className="text-ink-muted text-sm">
      {radiusWords(known.radius)}
    </p>
  );
}
