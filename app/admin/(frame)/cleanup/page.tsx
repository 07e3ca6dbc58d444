import type { Metadata } from 'next';
import type { Search } from '@/app/search';
import { ReminderList } from '@/components/cleanup/reminder-list';
import { TombstoneList } from '@/components/cleanup/tombstone-list';
import { UnknownKeys } from '@/components/flags/unknown-keys';
import { PageHeader } from '@/components/frame/page-header';
import { Changeable } from '@/components/ui/changeable';
import { EmptyState } from '@/components/ui/empty-state';
import { TextLink } from '@/components/ui/text-link';
import { mayChange, mayChangeAll } from '@/lib/accounts/account';
import { requireViewer } from '@/lib/auth/require-viewer';
import { database } from '@/lib/database';
import { listUnknownKeys } from '@/lib/evaluation-counts/list-unknown-keys';
import { calendarSecret } from '@/lib/lifecycle/calendar-secret';
import { listReminders } from '@/lib/lifecycle/list-reminders';
import { listTombstones } from '@/lib/lifecycle/list-tombstones';
import { AdminPage } from '../admin-page';
import { environmentOf } from '../environment';
import { Section } from '../flags/[key]/section';
import { flagHref } from '../flags/flag-href';
import { sectionHref } from '../section-href';
import { deleteFromForm, snoozeFromForm } from './actions';

export const metadata: Metadata = { title: 'Cleanup' };

/** What can go: flags at all or nothing for a week, tombstones and who still asks, and keys that no flag has. */
export default async function CleanupPage({ searchParams }: { searchParams: Search }) {
  const account = await requireViewer('/admin/cleanup');
  const environment = await environmentOf(searchParams);
  const { key, name } = environment.current;
  const db = database();
  const [reminders, tombstones, unknown] = await Promise.all([
    listReminders(db, key),
    listTombstones(db),
    listUnknownKeys(db, key),
  ]);
  const now = Date.now();
  const linked = <Row extends { flag: string }>(rows: readonly Row[]) =>
    rows.map((row) => ({ ...row, href: flagHref(key, row.flag) }));
  const feed = `/api/cleanup/calendar?${new URLSearchParams({ environment: key, secret: calendarSecret(key) })}`;
  const newHref = sectionHref('/admin/flags/new', key);
  return (
    <AdminPage account={account} environment={environment} path="/admin/cleanup" crumbs={[{ label: 'Cleanup' }]}>
      <PageHeader title="Cleanup">
        Release flags that give everybody in {name.toLowerCase()} the same answer for a week, and what is left of
        others. <TextLink href={feed}>As a calendar</TextLink> (whoever has this address can read it).
      </PageHeader>
      <div className="grid gap-10">
        <Section title="Due">
          {reminders.length === 0 ? (
            <EmptyState title="Nothing is due">
              A release flag that stays at 100 % or at 0 % for a week is listed here until its code is gone.
            </EmptyState>
          ) : (
            <Changeable may={mayChange(account, key)}>
              <ReminderList reminders={linked(reminders)} now={now} snooze={snoozeFromForm.bind(null, key)} />
            </Changeable>
          )}
        </Section>
        <Section title="Tombstones">
          {tombstones.length === 0 ? (
            <EmptyState title="No tombstones">
              An archived flag goes on giving its last answer, and is listed here until nobody asks for it.
            </EmptyState>
          ) : (
            <Changeable may={mayChangeAll(account)}>
              <TombstoneList tombstones={linked(tombstones)} now={now} remove={deleteFromForm} />
            </Changeable>
          )}
        </Section>
        <UnknownKeys keys={unknown} now={now} hrefOf={(wanted) => `${newHref}&key=${encodeURIComponent(wanted)}`} />
      </div>
    </AdminPage>
  );
}
