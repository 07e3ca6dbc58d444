import type { Metadata } from 'next';
import type { Search } from '@/app/search';
import { PageHeader } from '@/components/frame/page-header';
import { ScheduleList } from '@/components/schedules/schedule-list';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { requireViewer } from '@/lib/auth/require-viewer';
import { database } from '@/lib/database';
import { listSchedules } from '@/lib/schedules/list-schedules';
import { AdminPage } from '../admin-page';
import { environmentOf } from '../environment';
import { flagHref } from '../flags/flag-href';
import { sectionHref } from '../section-href';
import { scheduleHref } from './schedule-href';

export const metadata: Metadata = { title: 'Schedules' };

/** The changes that are to be made at a time in an environment, and those whose time has come. */
export default async function SchedulesPage({ searchParams }: { searchParams: Search }) {
  const account = await requireViewer('/admin/schedules');
  const environment = await environmentOf(searchParams);
  const { key, name } = environment.current;
  const schedules = await listSchedules(database(), { environment: key });
  return (
    <AdminPage account={account} environment={environment} path="/admin/schedules" crumbs={[{ label: 'Schedules' }]}>
      <PageHeader title="Schedules">
        Single changes in {name.toLowerCase()} that are made at a time, soonest first. A flag’s page makes them.
      </PageHeader>
      {schedules.length === 0 ? (
        <EmptyState
          title="Nothing is scheduled"
          action={<ButtonLink href={sectionHref('/admin/flags', key)}>Choose a flag</ButtonLink>}
        >
          A flag’s page schedules a change of its percentage or its switch, by the clock of any time zone.
        </EmptyState>
      ) : (
        <ScheduleList
          schedules={schedules}
          now={Date.now()}
          hrefOf={scheduleHref}
          flagHrefOf={(flag) => flagHref(key, flag)}
        />
      )}
    </AdminPage>
  );
}
