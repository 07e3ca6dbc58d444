import { ReachLines } from '@/components/reach/reach-lines';
import type { RevisionReach } from '@/lib/instances/reach-of';

/** How far a kill or a lift has come: each instance a line, until it is gone (or back) everywhere. */
export function KillReach({ what, environment, revision, initial }: KillReachProps) {
  const before = revision - 1;
  if (initial === null) {
    return (
      <p className="text-ink-muted text-sm">
        {WORDS[what].done} as r {revision.toLocaleString('en')}. What each instance said of it is not known any more.
      </p>
    );
  }
  return (
    <ReachLines
      environment={environment}
      revision={revision}
      from={before}
      donePrefix={WORDS[what].everywhere}
      initial={initial}
    />
  );
}

const WORDS = {
  kill: { done: 'Killed', everywhere: 'Gone everywhere in' },
  lift: { done: 'Lifted', everywhere: 'Back everywhere in' },
} as const;

interface KillReachProps {
  what: keyof typeof WORDS;
  environment: string;
  revision: number;
  /**
   * What the server knew when it made the page. Null where nobody will say any more, as after an hour; undefined where
   * it could not be asked: the lines go on asking.
   */
  initial: RevisionReach | null | undefined;
}
