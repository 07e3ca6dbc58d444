import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { firstOf, type Search } from '@/app/search';
import { PageHeader } from '@/components/frame/page-header';
import { ScheduleForm } from '@/components/schedules/schedule-form';
import { Changeable } from '@/components/ui/changeable';
import { mayChange } from '@/lib/accounts/account';
import { requireViewer } from '@/lib/auth/require-viewer';
import { database } from '@/lib/database';
import { findFlag } from '@/lib/flags/list-flags';
import { AdminPage } from '../../admin-page';
import { environmentOf } from '../../environment';
import { flagHref } from '../../flags/flag-href';
import { sectionHref } from '../../section-href';
import { scheduleFromForm } from '../actions';
import { newScheduleHref } from '../schedule-href';

export const metadata: Metadata = { title: 'Schedule a change' };

/** The form that schedules a change of one flag. */
export default async function NewSchedulePage({ searchParams }: { searchParams: Search }) {
  const wanted = firstOf((await searchParams).flag) ?? '';
  const environment = await environmentOf(searchParams);
  const { key: here, name } = environment.current;
  const account = await requireViewer(newScheduleHref({ environment: here, key: wanted }));
  const flag = await findFlag(database(), here, wanted);
  if (!flag || flag.archived) notFound();
  return (
    <AdminPage
      account={account}
      environment={environment}
      path="/admin/schedules/new"
      crumbs={[
        { label: 'Flags', href: sectionHref('/admin/flags', here) },
        { label: flag.key, href: flagHref(here, flag.key) },
        { label: 'Schedule a change' },
      ]}
    >
      <PageHeader title={`Schedule a change of ${flag.key}`}>
        Made in {name.toLowerCase()} at the time given, to the second. A time that the clocks skip is refused; of one
        that comes twice, the first counts.
      </PageHeader>
      <Changeable may={mayChange(account, here)}>
        <ScheduleForm
          schedule={null}
          timeZones={Intl.supportedValuesOf('timeZone')}
          label="Schedule the change"
          save={scheduleFromForm.bind(null, { environment: here, key: flag.key })}
        />
      </Changeable>
    </AdminPage>
  );
}
