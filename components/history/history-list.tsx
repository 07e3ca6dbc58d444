import type { ReactNode } from 'react';
import { Badge } from '@/components/ui/badge';
import { EmptyState } from '@/components/ui/empty-state';
import { Time } from '@/components/ui/time';
import { changeWords, evidenceWords } from './change-words';

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

const VERBS: Readonly<Record<string, string>> = {
  'flag.created': 'made',
  'flag.edited': 'changed',
  'flag.archived': 'archived',
  'flag.restored': 'restored',
  'flag.reverted': 'reverted',
  'flag.killed': 'killed',
  'flag.lifted': 'lifted',
  'flag.deleted': 'deleted',
  'reminder.snoozed': 'put off cleaning up',
  'drill.started': 'began a drill of',
  'drill.passed': 'passed a drill of',
  'drill.failed': 'failed a drill of',
  'schedule.made': 'scheduled a change of',
  'schedule.edited': 'edited a schedule of',
  'schedule.cancelled': 'cancelled a schedule of',
  'schedule.failed': 'did not make a scheduled change of',
  'plan.made': 'made a rollout plan for',
  'plan.started': 'started the rollout plan of',
  'plan.advanced': 'advanced the rollout plan of',
  'plan.skipped': 'skipped a gate of the rollout plan of',
  'plan.rolled-back': 'rolled back the rollout plan of',
  'plan.paused': 'paused the rollout plan of',
  'plan.resumed': 'resumed the rollout plan of',
  'plan.approved': 'approved the rollout plan of',
  'plan.completed': 'completed the rollout plan of',
  'plan.cancelled': 'cancelled the rollout plan of',
};

const SOURCES: Readonly<Record<string, string>> = {
  dashboard: 'in the dashboard',
  api: 'over the API',
  script: 'by script',
  schedule: 'by schedule',
  plan: 'by its plan',
  drill: 'in a drill',
};

/** History as a readable story, newest first: who did what, when, why, from where, and each value before and after. */
export function HistoryList({ entries, now, flagHrefOf, actionOf }: HistoryListProps) {
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
              {entry.flag && flagHrefOf ? (
                <a
                  className="font-mono underline decoration-line-strong underline-offset-2"
                  href={flagHrefOf(entry.flag)}
                >
                  {entry.flag}
                </a>
              ) : (
                'it'
              )}{' '}
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
  /** Where a flag's page is, on lists of more than one flag. */
  flagHrefOf?: (flag: string) => string;
  /** What can be done with an entry, such as reverting to it. */
  actionOf?: (entry: StoryEntry) => ReactNode;
}
