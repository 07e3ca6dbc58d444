'use client'; // The reach of the last change fills in while one looks.

import { shortReach } from '@/components/reach/reach-words';
import { useReach } from '@/components/reach/use-reach';
import type { RevisionReach } from '@/lib/instances/reach-of';

export interface Reach {
  readonly environment: string;
  readonly revision: number;
  /** How far the last change had come when the page was made. Null where nobody could say. */
  readonly initial: RevisionReach | null;
  /** Where the instances are. */
  readonly href: string;
}

/** The environment's revision and how far its last change has come. Always there, always in the same place. */
export function ReachLine({ environment, revision, initial, href }: Reach) {
  const { reach } = useReach({ environment, revision }, initial);
  const text = shortReach(reach);
  return (
    <section aria-label="Revision" className="text-ink-muted text-sm">
      <a href={href} className="flex items-baseline gap-2 rounded-sm hover:text-ink hover:underline">
        <span className="whitespace-nowrap font-mono">
          <span aria-hidden>r </span>
          <span className="sr-only">Revision </span>
          {revision.toLocaleString('en')}
        </span>
        {text && <span>· {text}</span>}
      </a>
    </section>
  );
}
