import type { ReactNode } from 'react';
import { Badge } from '@/components/ui/badge';
import { EmptyState } from '@/components/ui/empty-state';
import { Time } from '@/components/ui/time';
import { changeWords, evidenceWords } from './change-words';
import { type EntryHrefs, EntrySubject } from './entry-subject';
import { SOURCES, VERBS } from './entry-words';

/** One entry, as the story shows it. */
export interface StoryEntry {
  readonly id: number;
  readonly at: string;
  readonly action: string;
  readonly revision: number | null;
  readonly flag: string | null;
  readonly who: string;
  readonly source: string;
  readonly note: string;
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
}

/** History as a readable story, newest first: who did what, when, why, from where, and each value before and after. */
export function HistoryList({ entries, now, hrefs, actionOf }: HistoryListProps) {
  if (entries.length === 0) {
    return (
      <EmptyState title="Nothing yet">
        Every change of every field will stand here, with who made it and why.
      </EmptyState>
    );
  }
  return (
    <ol className="divide-y divide-line border-line border-y">
      {entries.map((entry) => (
        <li key={entry.id} className="grid gap-x-6 gap-y-1.5 py-3 sm:grid-cols-[1fr_auto]">
          <div className="min-w-0">
            <p className="text-sm">
              <strong className="font-medium">{entry.who}</strong> <Verb action={entry.action} />{' '}
              <EntrySubject entry={entry} hrefs={hrefs} />{' '}
              <span className="text-ink-muted">
                <Time at={entry.at} now={now} /> {SOURCES[entry.source] ?? entry.source}
              </span>
            </p>
            {entry.note && <p className="mt-0.5 text-ink-muted text-sm">“{entry.note}”</p>}
            <Changes entry={entry} />
            <Evidence entry={entry} />
          </div>
          <div className="flex items-baseline gap-3 self-start text-ink-muted text-sm">
            {actionOf?.(entry)}
            {entry.revision !== null && <span className="font-mono">r {entry.revision.toLocaleString('en')}</span>}
          </div>
        </li>
      ))}
    </ol>
  );
}

function Verb({ action }: { action: string }) {
  const verb = VERBS[action] ?? action;
  return action === 'flag.killed' ? <strong className="font-medium text-kill">{verb}</strong> : verb;
}

function Changes({ entry: { before, after } }: { entry: StoryEntry }) {
  return (
    <ul className="mt-1 flex flex-wrap gap-x-4 gap-y-1 text-sm">
      {changeWords(before, after).map(({ field, before: from, after: to }) => (
        <li key={field} className="flex min-w-0 max-w-full items-baseline gap-1.5">
          <Badge>{field}</Badge>
          {from !== null && (
            <>
              <del className="truncate font-mono text-ink-muted no-underline">{from}</del>
              <span aria-hidden>→</span>
              <span className="sr-only">became</span>
            </>
          )}
          <ins className="truncate font-mono font-medium no-underline">{to}</ins>
        </li>
      ))}
    </ul>
  );
}

function Evidence({ entry: { after } }: { entry: StoryEntry }) {
  const evidence = evidenceWords(after);
  if (evidence.length === 0) return null;
  return (
    <details className="mt-1 text-ink-muted text-sm">
      <summary>What its gate said</summary>
      <ul>
        {evidence.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </details>
  );
}

interface HistoryListProps {
  entries: readonly StoryEntry[];
  now: number;
  /** Where what was changed is found, on lists of more than one flag. */
  hrefs?: EntryHrefs;
  /** What can be done with an entry, such as reverting to it. */
  actionOf?: (entry: StoryEntry) => ReactNode;
}
