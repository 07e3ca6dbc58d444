import { HistoryList } from '@/components/history/history-list';
import { RevertForm } from '@/components/history/revert-form';
import { Changeable } from '@/components/ui/changeable';
import { TextLink } from '@/components/ui/text-link';
import { database } from '@/lib/database';
import type { FlagView } from '@/lib/flags/flag-view';
import { listHistory } from '@/lib/history/list-history';
import { sectionHref } from '../../section-href';
import { revertFromForm } from './actions';
import { Section } from './section';

const ENTRIES_SHOWN = 100;

/** What happened to a flag in an environment, newest first, with the way back to what it was. */
export async function HistorySection({ flag, environment, mayRevert, now }: HistorySectionProps) {
  const entries = await listHistory(database(), { environment, flag: flag.key, limit: ENTRIES_SHOWN });
  const revert = (entryId: number) => (
    <Changeable may={mayRevert}>
      <RevertForm entryId={entryId} revert={revertFromForm.bind(null, { environment, key: flag.key })} />
    </Changeable>
  );
  return (
    <Section title="History">
      <HistoryList
        entries={entries}
        now={now}
        actionOf={(entry) => (flag.archived || entry.id === entries[0]?.id || isDeed(entry) ? null : revert(entry.id))}
      />
      {entries.length === ENTRIES_SHOWN && (
        <TextLink href={`${sectionHref('/admin/history', environment)}&flag=${flag.key}`}>All of its history</TextLink>
      )}
    </Section>
  );
}

// A revert changes no kill, and nothing beside the flag: there, "Revert to this" would promise what it does not do.
function isDeed({ action }: { action: string }): boolean {
  return action === 'flag.killed' || action === 'flag.lifted' || !action.startsWith('flag.');
}

interface HistorySectionProps {
  readonly flag: FlagView;
  readonly environment: string;
  readonly mayRevert: boolean;
  readonly now: number;
}
