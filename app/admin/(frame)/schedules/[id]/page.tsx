import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { Search } from '@/app/search';
import { PageHeader } from '@/components/frame/page-header';
import { CancelForm } from '@/components/schedules/cancel-form';
import { ScheduleForm } from '@/components/schedules/schedule-form';
import { ScheduleList } from '@/components/schedules/schedule-list';
import { scheduleWords } from '@/components/schedules/schedule-words';
import { Changeable } from '@/components/ui/changeable';
import { mayChange } from '@/lib/accounts/account';
import { requireViewer } from '@/lib/auth/require-viewer';
import { database } from '@/lib/database';
import { findSchedule } from '@/lib/schedules/list-schedules';
import { AdminPage } from '../../admin-page';
import { environmentOf } from '../../environment';
import { flagHref } from '../../flags/flag-href';
import { sectionHref } from '../../section-href';
import { cancelScheduleFromForm, editScheduleFromForm } from '../actions';
import { scheduleHref } from '../schedule-href';

export const metadata: Metadata = { title: 'Schedule' };

type Parameters = Promise<{ id: string }>;

/** One schedule: edited or cancelled while it is to come, and afterwards what became of it. */
export default async function SchedulePage({ params, searchParams }: { params: Parameters; searchParams: Search }) {
  const { id: text } = await params;
  const account = await requireViewer(`/admin/schedules/${text}`);
  const schedule = /^\d{1,15}$/.test(text) ? await findSchedule(database(), Number(text)) : null;
  if (!schedule) notFound();
  const { flag, environment: here, id } = schedule;
  const environment = await environmentOf(Promise.resolve({ ...(await searchParams), environment: here }));
  const address = { id, environment: here, key: flag };
  return (
    <AdminPage
      account={account}
      environment={environment}
      path="/admin/schedules"
      crumbs={[
        { label: 'Schedules', href: sectionHref('/admin/schedules', here) },
        { label: `${flag}: ${scheduleWords(schedule)}` },
      ]}
    >
      <PageHeader title={`${flag}: ${scheduleWords(schedule)}`}>
        In {environment.current.name.toLowerCase()}.
      </PageHeader>
      {schedule.state === 'pending' ? (
        <div className="grid gap-10">
          <Changeable may={mayChange(account, here)}>
            {' '}
            <ScheduleForm
              key={schedule.version}
              schedule={schedule}
              timeZones={Intl.supportedValuesOf('timeZone')}
              label="Save the schedule"
              save={editScheduleFromForm.bind(null, address)}
            />
            <CancelForm
              what={`${flag}: ${scheduleWords(schedule)}`}
              cancel={cancelScheduleFromForm.bind(null, address)}
            />
          </Changeable>
        </div>
      ) : (
        <ScheduleList
          schedules={[schedule]}
          now={Date.now()}
          hrefOf={scheduleHref}
          flagHrefOf={(key) => flagHref(here, key)}
        />
      )}
    </AdminPage>
  );
}
